package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.analytics.gain.Gains;
import app.evenkeel.analytics.gain.LinkedAttribution;
import app.evenkeel.analytics.gain.Place;
import app.evenkeel.analytics.gain.Segment;
import app.evenkeel.analytics.gain.Segments;
import app.evenkeel.analytics.performance.PeriodReturns;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.portfolio.ValuationService;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How portfolios did: returns, gains and where they came from. Blocking and thread-safe; what
 * ledger and prices amount to is kept until they change.
 */
public final class PerformanceService {
    private static final List<Metric> METRICS =
            List.of(
                    Metric.TIME_WEIGHTED_RETURN,
                    Metric.ANNUALISED_TIME_WEIGHTED_RETURN,
                    Metric.MONEY_WEIGHTED_RETURN,
                    Metric.MODIFIED_DIETZ_RETURN,
                    Metric.SIMPLE_GAIN,
                    Metric.SIMPLE_RETURN,
                    Metric.CONTRIBUTION_TO_RETURN,
                    Metric.ALLOCATION_EFFECT,
                    Metric.SELECTION_EFFECT,
                    Metric.INTERACTION_EFFECT,
                    Metric.TRADES,
                    Metric.WIN_RATE,
                    Metric.AVERAGE_WIN,
                    Metric.AVERAGE_LOSS,
                    Metric.WIN_LOSS_RATIO,
                    Metric.PROFIT_FACTOR,
                    Metric.EXPECTANCY,
                    Metric.HOLDING_TIME);

    private final ValuationService valuation;

    public PerformanceService(ValuationService valuation) {
        this.valuation = valuation;
    }

    /** How a scope did over a period; empty if nothing had moved by its end. */
    public Optional<PerformanceReport> report(PerformanceQuery query) {
        return Measurement.of(valuation, query).map(this::report);
    }

    /**
     * How a figure of the report was made, with the rows it was made from; empty if nothing had
     * moved by the period's end.
     *
     * @throws IllegalArgumentException for a metric that is not of a report
     */
    public Optional<Explanation> explain(PerformanceQuery query, Metric metric) {
        return Measurement.of(valuation, query).map(measured -> explain(measured, metric));
    }

    /**
     * How the contribution of a part was made, day by day; empty if nothing had moved by the
     * period's end, or the part was not there.
     */
    public Optional<Explanation> explain(PerformanceQuery query, Contributor contributor) {
        return Measurement.of(valuation, query).flatMap(measured -> explain(measured, contributor));
    }

    private Optional<Explanation> explain(Measurement measured, Contributor contributor) {
        Map<AssetId, Asset> assets = valuation.assets();
        Function<Place, Boolean> isPart =
                switch (contributor) {
                    case Contributor.OfAsset(AssetId asset) -> place -> place.asset().equals(asset);
                    case Contributor.OfClass(AssetKind kind) ->
                            place -> kind(place, assets) == kind;
                    case Contributor.OfAccount(AccountId account) ->
                            place -> place.account().equals(account);
                };
        return Segments.of(gains(measured), isPart, measured.days()).stream()
                .filter(Segment::key)
                .findFirst()
                .map(segment -> Explanations.ofContribution(segment, measured.path()));
    }

    /** What {@link #explain} tells of. */
    public static List<Metric> metrics() {
        return METRICS;
    }

    private Explanation explain(Measurement measured, Metric metric) {
        PerformanceReport report = report(measured);
        PerformanceQuery query = measured.query();
        Explanations explanations =
                new Explanations(report, valuation.assets(), valuation.accounts());
        return switch (metric) {
            case TIME_WEIGHTED_RETURN, ANNUALISED_TIME_WEIGHTED_RETURN, MODIFIED_DIETZ_RETURN ->
                    ofReturns(report, measured, metric);
            case MONEY_WEIGHTED_RETURN ->
                    measured.isWhole()
                            ? explanations.ofRate(report.returns().moneyWeighted(), gains(measured))
                            : ofReturns(report, measured, metric);
            case SIMPLE_GAIN, SIMPLE_RETURN ->
                    explanations.ofGain(
                            figure(report.returns().figures(), metric),
                            gains(measured),
                            valuation.snapshot(
                                    measured.from().minusDays(1), query.currency(), query.scope()),
                            valuation.snapshot(query.to(), query.currency(), query.scope()));
            case CONTRIBUTION_TO_RETURN -> explanations.ofContributions();
            case ALLOCATION_EFFECT, SELECTION_EFFECT, INTERACTION_EFFECT ->
                    explanations.ofAttribution(
                            metric,
                            report.benchmark().flatMap(BenchmarkResult::attribution).orElse(null),
                            attributed(measured),
                            measured.days());
            default -> explanations.ofTrades(figure(report.trades().figures(), metric));
        };
    }

    private List<LinkedAttribution.Day> attributed(Measurement measured) {
        return BenchmarkReading.of(valuation, measured)
                .map(read -> read.attributed(classes(gains(measured), measured.days())))
                .orElse(List.of());
    }

    private List<Segment<String>> classes(Gains gains, DayColumns days) {
        Map<AssetId, Asset> assets = valuation.assets();
        return Segments.of(gains, place -> kind(place, assets).name(), days);
    }

    private static Explanation ofReturns(
            PerformanceReport report, Measurement measured, Metric metric) {
        return measured.isMeasured()
                ? new ReturnReading(measured.path(), measured.path().valued()).explain(metric)
                : new Explanation(
                        figure(report.returns().figures(), metric),
                        List.of(),
                        List.of(),
                        List.of());
    }

    private static Figure figure(List<Figure> figures, Metric metric) {
        return figures.stream()
                .filter(figure -> figure.metric() == metric)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not of a report: " + metric));
    }

    private Gains gains(Measurement measured) {
        PerformanceQuery query = measured.query();
        return valuation.gains(measured.from(), query.to(), query.currency(), query.scope());
    }

    private PerformanceReport report(Measurement measured) {
        PerformanceQuery query = measured.query();
        Gains gains = valuation.gains(measured.from(), query.to(), query.currency(), query.scope());
        Map<AssetId, Asset> assets = valuation.assets();
        Map<AccountId, Account> accounts = valuation.accounts();
        ReturnPath path = measured.path();
        DayColumns days = measured.days();
        List<Segment<String>> classes = classes(gains, days);
        return new PerformanceReport(
                query,
                measured.coverage(assets),
                returns(measured),
                GainStatement.of(gains),
                measured.curve(days.completeValues()),
                measured.curve(path.wealth()),
                measured.curve(invested(days)),
                periods(path),
                BenchmarkReading.of(valuation, measured).map(read -> read.result(classes)),
                contributions(
                        gains, path, place -> Objects.requireNonNull(assets.get(place.asset()))),
                contributions(gains, path, place -> kind(place, assets)),
                contributions(
                        gains,
                        path,
                        place -> Objects.requireNonNull(accounts.get(place.account()))),
                TradeReading.read(valuation, query, measured.from()));
    }

    private static Returns returns(Measurement measured) {
        ReturnPath path = measured.path();
        return measured.isMeasured()
                ? new ReturnReading(path, path.valued()).read()
                : ReturnReading.none(path);
    }

    private static AssetKind kind(Place place, Map<AssetId, Asset> assets) {
        return Objects.requireNonNull(assets.get(place.asset())).kind();
    }

    private static double[] invested(DayColumns days) {
        double[] invested = new double[days.size()];
        double sum = days.value(0);
        for (int i = 0; i < invested.length; i++) {
            sum += i == 0 ? 0 : days.inflow(i) - days.outflow(i);
            invested[i] = sum;
        }
        return invested;
    }

    private static PeriodReturns periods(ReturnPath path) {
        long[] ends = new long[path.days().size()];
        double[] returns = new double[ends.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = path.days().day(i).toEpochDay();
            returns[i] = path.dailyReturn(i);
        }
        return PeriodReturns.of(ends, returns);
    }

    private static <K> List<Contribution<K>> contributions(
            Gains gains, ReturnPath path, Function<Place, K> keyOf) {
        List<Contribution<K>> found = new ArrayList<>();
        for (Segment<K> segment : Segments.of(gains, keyOf, path.days())) {
            found.add(
                    new Contribution<>(
                            segment.key(),
                            Segments.contribution(segment, path),
                            segment.opening(),
                            segment.closing(),
                            segment.parts()));
        }
        found.sort(
                Comparator.<Contribution<K>, BigDecimal>comparing(Contribution::gain).reversed());
        return found;
    }
}
