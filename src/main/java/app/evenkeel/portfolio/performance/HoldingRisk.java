package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.Contributions;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.risk.Risk;
import app.evenkeel.analytics.statistics.LinkedPair;
import app.evenkeel.analytics.statistics.Pairwise;
import app.evenkeel.analytics.valuation.WorthColumn;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.portfolio.ValuationService;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How what is held at the end of a period moved over it: prices in the report's currency, on the
 * days that the portfolio's returns end on.
 */
final class HoldingRisk {
    /** Most holdings in a matrix, the largest: it is looked at by people. */
    private static final int MOST = 60;

    private final int[] observations;
    private final ReturnSeries series;
    private final List<Asset> assets = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private final List<double[]> returns = new ArrayList<>();

    /** Of each, at the opening and at the observations after it. */
    private final List<LinkedPair.Side> sides = new ArrayList<>();

    private HoldingRisk(int[] observations, ReturnSeries series) {
        this.observations = observations;
        this.series = series;
    }

    /**
     * Reads it.
     *
     * @param series the returns of the portfolio, whose year is theirs
     */
    static HoldingRisk of(ValuationService valuation, Measurement measured, ReturnSeries series) {
        HoldingRisk risk = new HoldingRisk(measured.path().observations(), series);
        PerformanceQuery query = measured.query();
        Snapshot now = valuation.snapshot(query.to(), query.currency(), query.scope());
        List<Asset> moving = new ArrayList<>();
        for (Snapshot.AssetLine line : now.byAsset()) {
            BigDecimal weight = line.weight();
            boolean isStill =
                    line.asset().isCash() && line.asset().currency().equals(query.currency());
            if (weight != null && weight.signum() != 0 && !isStill && moving.size() < MOST) {
                moving.add(line.asset());
                risk.weights.add(weight.doubleValue());
            }
        }
        List<WorthColumn> worths =
                valuation.worths(
                        moving, query.currency(), measured.days().day(0), measured.days().size());
        for (int i = 0; i < moving.size(); i++) {
            risk.assets.add(moving.get(i));
            risk.returns.add(risk.returns(worths.get(i), measured.path().first()));
            risk.sides.add(
                    PriceDays.side(
                            worths.get(i).worths(),
                            PriceDays.own(moving.get(i), worths.get(i), query.currency()),
                            measured.path().first(),
                            risk.observations));
        }
        return risk;
    }

    /** From one observation to the next; NaN where either has no price. */
    private double[] returns(WorthColumn worth, int first) {
        double[] found = new double[observations.length];
        double before = worth.worth(first);
        for (int i = 0; i < found.length; i++) {
            double now = worth.worth(observations[i]);
            found[i] = now / before - 1;
            before = now;
        }
        return found;
    }

    Correlations correlations(int needed) {
        Pairwise pairs = Pairwise.linked(sides, needed);
        return new Correlations(assets, pairs.correlations(), pairs.counts(), needed);
    }

    /** A share of each holding that has a price on every one of the days. */
    List<RiskShare> shares(int needed) {
        List<Integer> whole = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            if (isWhole(i)) {
                whole.add(i);
            }
        }
        if (whole.isEmpty() || observations.length < needed) {
            return List.of();
        }
        double[] held = whole.stream().mapToDouble(weights::get).toArray();
        double[] contributions =
                Contributions.toRisk(
                        held, whole.stream().map(returns::get).toArray(double[][]::new));
        double volatility = Arrays.stream(contributions).sum();
        double scale = Math.sqrt(series.scale());
        List<RiskShare> shares = new ArrayList<>();
        for (int i = 0; i < contributions.length; i++) {
            shares.add(
                    new RiskShare(
                            assets.get(whole.get(i)),
                            held[i],
                            contributions[i] * scale,
                            volatility == 0 ? Double.NaN : contributions[i] / volatility));
        }
        shares.sort(Comparator.comparingDouble(RiskShare::contribution).reversed());
        return shares;
    }

    /** How the shares were made: every holding's weight, volatility and contribution. */
    Explanation explanation(int needed) {
        List<RiskShare> shares = shares(needed);
        List<List<String>> rows = new ArrayList<>();
        double sum = 0;
        for (RiskShare each : shares) {
            double[] own = returns.get(assets.indexOf(each.asset()));
            rows.add(
                    List.of(
                            each.asset().label(),
                            Explanation.plain(each.weight()),
                            Explanation.plain(Risk.volatility(own, series.scale())),
                            Explanation.plain(each.contribution()),
                            Explanation.plain(each.share())));
            sum += each.contribution();
        }
        return new Explanation(
                Figure.of(
                        Metric.CONTRIBUTION_TO_RISK,
                        shares.isEmpty() ? Double.NaN : sum,
                        observations.length,
                        needed,
                        List.of(series.annualisation())),
                List.of(),
                List.of(
                        Phrase.of("column.asset"),
                        Phrase.of("column.weight"),
                        Metric.VOLATILITY.title(),
                        Phrase.of("column.contribution"),
                        Phrase.of("column.share")),
                rows);
    }

    /**
     * How the correlation of two holdings was made: the returns of both on the days that both have.
     *
     * @param days that the observations are of
     * @throws IllegalArgumentException if one of them is not among the holdings
     */
    Explanation explanation(AssetId one, AssetId other, DayColumns days, int needed) {
        LinkedPair pair = LinkedPair.of(sides.get(place(one)), sides.get(place(other)));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < pair.size(); i++) {
            rows.add(
                    List.of(
                            days.day(observations[pair.times()[i] - 1]).toString(),
                            Explanation.plain(pair.x()[i]),
                            Explanation.plain(pair.y()[i])));
        }
        return new Explanation(
                Figure.of(
                        Metric.CORRELATION,
                        pair.correlation(needed),
                        pair.size(),
                        needed,
                        List.of(Phrase.of("convention.both-priced"))),
                List.of(),
                List.of(
                        Phrase.of("column.day"),
                        Phrase.of("column.return-of", assets.get(place(one)).label()),
                        Phrase.of("column.return-of", assets.get(place(other)).label())),
                rows);
    }

    private int place(AssetId asset) {
        for (int i = 0; i < assets.size(); i++) {
            if (assets.get(i).id().equals(asset)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not held: " + asset);
    }

    /** Why some holdings have no share. */
    List<Phrase> notes() {
        List<Phrase> notes = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            if (!isWhole(i)) {
                notes.add(Phrase.of("coverage.short-history", assets.get(i).label()));
            }
        }
        return notes;
    }

    private boolean isWhole(int asset) {
        return Arrays.stream(returns.get(asset)).noneMatch(Double::isNaN);
    }
}
