package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Explanation.Input;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.gain.Flow;
import app.evenkeel.analytics.gain.GainParts;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.analytics.gain.Gains;
import app.evenkeel.analytics.gain.LinkedAttribution;
import app.evenkeel.analytics.gain.Segment;
import app.evenkeel.analytics.gain.Segments;
import app.evenkeel.analytics.performance.Attribution;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Snapshot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How figures of a report were made, down to the rows of the ledger and the prices: amounts to 18
 * digits, transactions by their ids.
 */
final class Explanations {
    private static final String NONE = "";

    private final PerformanceReport report;
    private final Map<AssetId, Asset> assets;
    private final Map<AccountId, Account> accounts;

    Explanations(
            PerformanceReport report,
            Map<AssetId, Asset> assets,
            Map<AccountId, Account> accounts) {
        this.report = report;
        this.assets = assets;
        this.accounts = accounts;
    }

    /**
     * The gain: what was there before with its prices, what came and went, what is there now, and
     * the parts.
     */
    Explanation ofGain(Figure figure, Gains gains, Snapshot opening, Snapshot closing) {
        List<List<String>> rows = new ArrayList<>();
        opening.byAsset().forEach(line -> rows.add(holding("opening", opening.asOf(), line)));
        for (Flow flow : gains.flows()) {
            rows.add(
                    List.of(
                            flow.value().signum() >= 0 ? "in" : "out",
                            flow.day().toString(),
                            Long.toString(flow.transaction().value()),
                            account(flow.account()),
                            label(flow.asset()),
                            Decimals.plain(flow.units()),
                            NONE,
                            NONE,
                            plain(flow.value())));
        }
        closing.byAsset().forEach(line -> rows.add(holding("closing", closing.asOf(), line)));
        return new Explanation(
                figure,
                statement(GainStatement.of(gains)),
                columns(
                        "column.kind",
                        "column.day",
                        "column.transaction",
                        "column.account",
                        "column.asset",
                        "column.units",
                        "column.price",
                        "column.price-day",
                        "column.value"),
                rows);
    }

    private static List<String> holding(String kind, LocalDate day, Snapshot.AssetLine line) {
        PricePoint price = line.price();
        return List.of(
                kind,
                day.toString(),
                NONE,
                NONE,
                line.asset().label(),
                Decimals.plain(line.quantity()),
                price == null ? NONE : Decimals.plain(price.value()) + " " + price.currency(),
                price == null ? NONE : price.asOf().toString(),
                plain(line.value()));
    }

    private static List<Input> statement(GainStatement s) {
        List<Input> inputs = new ArrayList<>();
        inputs.add(amount("gain.opening", s.opening()));
        inputs.add(amount("gain.inflow", s.inflow()));
        inputs.add(amount("gain.outflow", s.outflow().negate()));
        inputs.add(amount("gain.price", s.price()));
        inputs.add(amount("gain.income", s.income()));
        inputs.add(amount("gain.currency", s.exchange()));
        inputs.add(amount("gain.fees", s.fees()));
        inputs.add(amount("gain.taxes", s.taxes()));
        inputs.add(amount("gain.rounding", s.rounding()));
        inputs.add(amount("gain.closing", s.closing()));
        return inputs;
    }

    private static Input amount(String name, BigDecimal amount) {
        return new Input(Phrase.of(name), amount.toPlainString());
    }

    /** The money-weighted return: the value before, every flow, the value at the end. */
    Explanation ofRate(Figure figure, Gains gains) {
        OptionalDouble rate = report.returns().rate().value();
        double growth = 1 + rate.orElse(Double.NaN);
        LocalDate start = report.coverage().from().minusDays(1);
        List<List<String>> rows = new ArrayList<>();
        rows.add(paid(start, NONE, NONE, gains.opening().negate(), start, growth));
        for (Flow flow : gains.flows()) {
            rows.add(
                    paid(
                            flow.day(),
                            Long.toString(flow.transaction().value()),
                            label(flow.asset()),
                            flow.value().negate(),
                            start,
                            growth));
        }
        rows.add(paid(report.coverage().to(), NONE, NONE, gains.closing(), start, growth));
        List<Input> inputs = new ArrayList<>();
        rate.ifPresent(value -> inputs.add(Input.of(Phrase.of("input.rate"), value)));
        report.returns()
                .rate()
                .others()
                .forEach(other -> inputs.add(Input.of(Phrase.of("input.rate"), other)));
        return new Explanation(
                figure,
                inputs,
                columns(
                        "column.day",
                        "column.transaction",
                        "column.asset",
                        "column.flow",
                        "column.years",
                        "column.present-value"),
                rows);
    }

    private static List<String> paid(
            LocalDate day,
            String transaction,
            String asset,
            BigDecimal amount,
            LocalDate start,
            double growth) {
        double years = (day.toEpochDay() - start.toEpochDay()) / (double) Measurement.YEAR;
        return List.of(
                day.toString(),
                transaction,
                asset,
                plain(amount),
                Explanation.plain(years),
                Explanation.plain(amount.doubleValue() * Math.pow(growth, -years)));
    }

    /** What each asset added. */
    Explanation ofContributions() {
        List<List<String>> rows = new ArrayList<>();
        double sum = 0;
        for (Contribution<Asset> each : report.byAsset()) {
            GainParts parts = each.parts();
            rows.add(
                    List.of(
                            each.key().label(),
                            plain(each.opening()),
                            plain(parts.price()),
                            plain(parts.income()),
                            plain(parts.currency()),
                            plain(parts.fees()),
                            plain(parts.taxes()),
                            plain(each.closing()),
                            Explanation.plain(each.contribution())));
            sum += each.contribution();
        }
        return new Explanation(
                Figure.of(
                        Metric.CONTRIBUTION_TO_RETURN,
                        sum,
                        rows.size(),
                        1,
                        report.returns().timeWeighted().convention()),
                List.of(),
                columns(
                        "column.asset",
                        "gain.opening",
                        "gain.price",
                        "gain.income",
                        "gain.currency",
                        "gain.fees",
                        "gain.taxes",
                        "gain.closing",
                        "column.contribution"),
                rows);
    }

    /** What one part added: each day's gain over the money at work, on the wealth made before. */
    static Explanation ofContribution(Segment<?> segment, ReturnPath path) {
        List<List<String>> rows = new ArrayList<>();
        double wealth = 1;
        for (ReturnPath.Step step : path.steps()) {
            double gain = segment.gain(step.before(), step.day());
            double capital = path.capital(step.day());
            rows.add(
                    List.of(
                            path.days().day(step.day()).toString(),
                            Explanation.plain(segment.values()[step.day()]),
                            Explanation.plain(gain),
                            Explanation.plain(capital),
                            Explanation.plain(wealth),
                            Explanation.plain(wealth * gain / capital)));
            wealth *= 1 + path.dailyReturn(step.day());
        }
        GainParts parts = segment.parts();
        return new Explanation(
                Figure.of(
                        Metric.CONTRIBUTION_TO_RETURN,
                        Segments.contribution(segment, path),
                        rows.size(),
                        1,
                        List.of(path.timing().convention())),
                List.of(
                        exact("gain.opening", segment.opening()),
                        exact("gain.price", parts.price()),
                        exact("gain.income", parts.income()),
                        exact("gain.currency", parts.currency()),
                        exact("gain.fees", parts.fees()),
                        exact("gain.taxes", parts.taxes()),
                        exact("gain.closing", segment.closing())),
                columns(
                        "column.day",
                        "column.value",
                        "input.gain",
                        "column.at-work",
                        "column.wealth",
                        "column.contribution"),
                rows);
    }

    private static Input exact(String name, BigDecimal amount) {
        return new Input(Phrase.of(name), plain(amount));
    }

    /**
     * An effect of every class, and what it was made of day by day: weights and returns of both,
     * the effect of the day, and that effect as it counts in the linked sum.
     *
     * @param attribution or {@code null} where there is no benchmark
     */
    Explanation ofAttribution(
            Metric metric,
            @Nullable Attribution attribution,
            List<LinkedAttribution.Day> attributed,
            DayColumns days) {
        List<Phrase> convention = report.returns().timeWeighted().convention();
        if (attribution == null) {
            return new Explanation(
                    Figure.absent(metric, 0, 1, convention, Phrase.of("absent.no-benchmark")),
                    List.of(),
                    List.of(),
                    List.of());
        }
        List<Input> inputs = new ArrayList<>();
        inputs.add(Input.of(Metric.TIME_WEIGHTED_RETURN.title(), attribution.portfolioReturn()));
        inputs.add(Input.of(Phrase.of("column.benchmark-return"), attribution.benchmarkReturn()));
        double sum = 0;
        for (Attribution.OfClass of : attribution.classes()) {
            sum += effect(metric, of);
            Phrase name = Phrase.of("column.class." + word(of.name()));
            inputs.add(Input.of(Phrase.of("input.effect-of", name), effect(metric, of)));
        }
        List<List<String>> rows = new ArrayList<>();
        for (LinkedAttribution.Day day : attributed) {
            for (int c = 0; c < day.held().size(); c++) {
                Attribution.Held held = day.held().get(c);
                double effect = effect(metric, day.effects().get(c));
                rows.add(
                        List.of(
                                days.day(day.day()).toString(),
                                word(held.name()),
                                Explanation.plain(held.portfolioWeight()),
                                Explanation.plain(held.benchmarkWeight()),
                                Explanation.plain(held.portfolioReturn()),
                                Explanation.plain(held.benchmarkReturn()),
                                Explanation.plain(effect),
                                Explanation.plain(day.linking() * effect)));
            }
        }
        return new Explanation(
                Figure.of(metric, sum, attribution.classes().size(), 1, convention),
                inputs,
                columns(
                        "column.day",
                        "column.class",
                        "column.weight",
                        "column.benchmark-weight",
                        "column.return",
                        "column.benchmark-return",
                        "column.effect",
                        "column.linked-effect"),
                rows);
    }

    private static String word(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }

    private static double effect(Metric metric, Attribution.OfClass of) {
        return switch (metric) {
            case ALLOCATION_EFFECT -> of.allocation();
            case SELECTION_EFFECT -> of.selection();
            case INTERACTION_EFFECT -> of.interaction();
            default -> throw new IllegalArgumentException("no effect: " + metric);
        };
    }

    /** The trades that a statistic counts. */
    Explanation ofTrades(Figure figure) {
        List<List<String>> rows = new ArrayList<>();
        for (ClosedTrade trade : report.trades().rows()) {
            Disposal disposal = trade.disposal();
            rows.add(
                    List.of(
                            disposal.day().toString(),
                            Long.toString(disposal.closing().value()),
                            account(disposal.account()),
                            trade.asset().label(),
                            Decimals.plain(disposal.quantity()),
                            Objects.requireNonNull(disposal.proceeds()).toString(),
                            Objects.requireNonNull(disposal.cost()).toString(),
                            plain(trade.gain()),
                            plain(disposal.daysHeld())));
        }
        return new Explanation(
                figure,
                List.of(
                        new Input(
                                Phrase.of("input.left-out"),
                                Integer.toString(report.trades().leftOut()))),
                columns(
                        "column.day",
                        "column.transaction",
                        "column.account",
                        "column.asset",
                        "column.units",
                        "column.proceeds",
                        "column.cost",
                        "input.gain",
                        "column.days-held"),
                rows);
    }

    private String label(AssetId asset) {
        return Objects.requireNonNull(assets.get(asset)).label();
    }

    private String account(AccountId account) {
        return Objects.requireNonNull(accounts.get(account)).name();
    }

    private static String plain(@Nullable BigDecimal amount) {
        return amount == null ? NONE : Decimals.plain(Decimals.rounded(amount));
    }

    private static List<Phrase> columns(String... keys) {
        return List.of(keys).stream().map(Phrase::of).toList();
    }
}
