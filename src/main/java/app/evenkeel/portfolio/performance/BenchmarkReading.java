package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.gain.LinkedAttribution;
import app.evenkeel.analytics.gain.LinkedAttribution.BenchmarkClass;
import app.evenkeel.analytics.gain.Segment;
import app.evenkeel.analytics.performance.BenchmarkComparison;
import app.evenkeel.analytics.performance.PerformanceFigures;
import app.evenkeel.analytics.performance.ValuedDays;
import app.evenkeel.analytics.valuation.WorthColumn;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.portfolio.ReportedDividends;
import app.evenkeel.portfolio.ValuationService;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A benchmark over the days of a measured period. */
final class BenchmarkReading {
    private final Measurement measured;
    private final ReturnPath path;
    private final List<Asset> assets = new ArrayList<>();
    private final List<BigDecimal> weights = new ArrayList<>();
    private final double[][] returns;
    private final double[] mixed;
    private final boolean[] own;
    private final List<Phrase> notes;
    private final Optional<Phrase> missing;

    private BenchmarkReading(
            Measurement measured, List<Asset> assets, List<BigDecimal> weights, Returned returned) {
        this.measured = measured;
        this.path = measured.path();
        this.assets.addAll(assets);
        this.weights.addAll(weights);
        this.returns = returned.returns;
        this.missing = returned.missing;
        this.own = returned.own;
        this.notes = returned.notes;
        this.mixed =
                BenchmarkComparison.mix(
                        returns, weights.stream().mapToDouble(BigDecimal::doubleValue).toArray());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Returned(
            double[][] returns, boolean[] own, Optional<Phrase> missing, List<Phrase> notes) {}

    /** Reads the benchmark of the query; empty if there is none or nothing was measured. */
    static Optional<BenchmarkReading> of(ValuationService valuation, Measurement measured) {
        Benchmark benchmark = measured.query().benchmark();
        if (benchmark.isNone() || !measured.isMeasured()) {
            return Optional.empty();
        }
        var known = valuation.assets();
        List<Asset> assets =
                benchmark.parts().stream()
                        .map(part -> Objects.requireNonNull(known.get(part.asset())))
                        .toList();
        DayColumns days = measured.days();
        List<WorthColumn> worths =
                valuation.worths(assets, measured.query().currency(), days.day(0), days.size());
        return Optional.of(
                new BenchmarkReading(
                        measured,
                        assets,
                        benchmark.parts().stream().map(Benchmark.Part::weight).toList(),
                        returns(valuation, measured, assets, worths)));
    }

    private static Returned returns(
            ValuationService valuation,
            Measurement measured,
            List<Asset> assets,
            List<WorthColumn> worths) {
        int first = measured.path().first();
        int size = measured.days().size();
        double[][] returns = new double[worths.size()][];
        int payments = 0;
        boolean[] own = new boolean[size];
        Arrays.fill(own, true);
        List<Phrase> notes = new ArrayList<>();
        Optional<Phrase> missing = Optional.empty();
        for (int i = 0; i < worths.size(); i++) {
            WorthColumn worth = worths.get(i);
            if (Double.isNaN(worth.worth(first))) {
                missing =
                        Optional.of(
                                Phrase.of(
                                        "absent.benchmark-price",
                                        assets.get(i).label(),
                                        measured.days().day(first).toString()));
            }
            boolean[] ofPart = PriceDays.own(assets.get(i), worth, measured.query().currency());
            for (int day = 0; day < size; day++) {
                own[day] &= ofPart[day];
            }
            if (worth.isStale(size - 1)) {
                notes.add(stale(measured, assets.get(i), ofPart));
            }
            double[] paid = paid(valuation, measured, assets.get(i), notes);
            payments += (int) Arrays.stream(paid).filter(amount -> amount != 0).count();
            returns[i] = BenchmarkComparison.returns(worth.worths(), paid, first);
        }
        notes.addFirst(
                payments == 0
                        ? Phrase.of("convention.benchmark-price")
                        : Phrase.of("convention.benchmark-dividends", payments));
        return new Returned(returns, own, missing, notes);
    }

    /**
     * What one unit paid on each day of the returns, as units are counted on the last.
     *
     * @param notes gets what is left out for want of a rate
     */
    private static double[] paid(
            ValuationService valuation, Measurement measured, Asset asset, List<Phrase> notes) {
        DayColumns days = measured.days();
        double[] paid = new double[days.size()];
        LocalDate before = days.day(measured.path().first());
        LocalDate last = days.day(paid.length - 1);
        ReportedDividends reported = valuation.dividends(asset, measured.query().currency(), last);
        double units = valuation.presentUnits(asset.id(), last);
        reported.paid()
                .tailMap(before.plusDays(1))
                .forEach((day, amount) -> {
                    paid[(int) (day.toEpochDay() - days.day(0).toEpochDay())] = amount * units;
                });
        reported.leftOut()
                .tailMap(before.plusDays(1))
                .forEach((day, _) ->
                        notes.add(
                                Phrase.of(
                                        "coverage.benchmark-dividend",
                                        asset.label(),
                                        day.toString())));
        return paid;
    }

    /** That the last price, and so the end of the comparison, is older than it should be. */
    private static Phrase stale(Measurement measured, Asset asset, boolean[] own) {
        int last = own.length - 1;
        while (last > 0 && !own[last]) {
            last--;
        }
        return Phrase.of(
                "coverage.benchmark-stale", asset.label(), measured.days().day(last).toString());
    }

    /** Whether all of it has prices from the first day on. */
    boolean isKnown() {
        return missing.isEmpty();
    }

    /** What one unit of money became by each day; NaN before all of it has prices. */
    double[] wealth() {
        double[] wealth = new double[mixed.length];
        int known = 0;
        for (int day = 0; day < mixed.length; day++) {
            known = Double.isNaN(mixed[day]) ? day : known;
        }
        Arrays.fill(wealth, 0, known, Double.NaN);
        double now = 1;
        wealth[known] = now;
        for (int day = known + 1; day < mixed.length; day++) {
            now *= 1 + mixed[day];
            wealth[day] = now;
        }
        return wealth;
    }

    /** By day: whether all of it has a price of that very day. */
    boolean[] own() {
        return own;
    }

    String name() {
        if (assets.size() == 1) {
            return assets.getFirst().label();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            parts.add(
                    weights.get(i).movePointRight(2).stripTrailingZeros().toPlainString()
                            + " % "
                            + assets.get(i).label());
        }
        return String.join(" + ", parts);
    }

    BenchmarkResult result(List<Segment<String>> classes) {
        if (missing.isPresent()) {
            return unknown(missing.get());
        }
        ValuedDays portfolio = path.valued();
        int first = path.first();
        BenchmarkComparison comparison =
                BenchmarkComparison.of(
                        portfolio.start(),
                        Arrays.copyOfRange(mixed, first + 1, path.last() + 1),
                        portfolio.in(),
                        portfolio.out(),
                        path.timing());
        PerformanceFigures figures =
                new PerformanceFigures(
                        new ValuedDays(
                                portfolio.start(),
                                portfolio.days(),
                                comparison.values(),
                                portfolio.in(),
                                portfolio.out()),
                        path.timing());
        double[] values = new double[mixed.length];
        Arrays.fill(values, Double.NaN);
        values[first] = portfolio.start();
        System.arraycopy(comparison.values(), 0, values, first + 1, portfolio.size());
        return new BenchmarkResult(
                name(),
                figures.timeWeighted(),
                figures.annualisedTimeWeighted(),
                figures.moneyWeighted(),
                values[path.last()],
                comparison.owed(),
                measured.curve(wealth()),
                measured.curve(values),
                Optional.of(LinkedAttribution.of(classes, benchmarkClasses(), path)),
                notes());
    }

    /** What each class was and added day by day; none where the benchmark is not known. */
    List<LinkedAttribution.Day> attributed(List<Segment<String>> classes) {
        return missing.isPresent()
                ? List.of()
                : LinkedAttribution.days(classes, benchmarkClasses(), path);
    }

    private BenchmarkResult unknown(Phrase why) {
        double[] none = new double[measured.days().size()];
        Arrays.fill(none, Double.NaN);
        return new BenchmarkResult(
                name(),
                absent(Metric.TIME_WEIGHTED_RETURN, why),
                absent(Metric.ANNUALISED_TIME_WEIGHTED_RETURN, why),
                absent(Metric.MONEY_WEIGHTED_RETURN, why),
                Double.NaN,
                false,
                measured.curve(none),
                measured.curve(none),
                Optional.empty(),
                List.of(why));
    }

    private static Figure absent(Metric metric, Phrase why) {
        return Figure.absent(metric, 0, 1, List.of(), why);
    }

    private List<BenchmarkClass> benchmarkClasses() {
        Map<AssetKind, List<Integer>> byKind = new EnumMap<>(AssetKind.class);
        for (int i = 0; i < assets.size(); i++) {
            byKind.computeIfAbsent(assets.get(i).kind(), _ -> new ArrayList<>()).add(i);
        }
        return byKind.entrySet().stream()
                .map(entry -> benchmarkClass(entry.getKey(), entry.getValue()))
                .collect(Collectors.toList());
    }

    private BenchmarkClass benchmarkClass(AssetKind kind, List<Integer> parts) {
        double weight = parts.stream().mapToDouble(i -> weights.get(i).doubleValue()).sum();
        double[] ofClass = new double[mixed.length];
        for (int i : parts) {
            double share = weights.get(i).doubleValue() / weight;
            for (int day = 0; day < ofClass.length; day++) {
                ofClass[day] += share * returns[i][day];
            }
        }
        return new BenchmarkClass(kind.name(), weight, ofClass);
    }

    private List<Phrase> notes() {
        List<Phrase> all = new ArrayList<>(notes);
        if (assets.size() > 1) {
            all.add(1, Phrase.of("convention.benchmark-daily"));
        }
        return all;
    }
}
