package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.risk.RelativeRisk;
import app.evenkeel.analytics.risk.Risk;
import app.evenkeel.analytics.risk.RiskFigures;
import app.evenkeel.analytics.statistics.Rolling;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.portfolio.ValuationService;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The risk of portfolios, from their time-weighted returns on the days that markets were open.
 * Blocking and thread-safe.
 */
public final class RiskService {
    /** How many times its window a series must be for a rolling chart. */
    private static final int WINDOWS = 2;

    private static final int QUARTERS = 4;

    private final ValuationService valuation;

    public RiskService(ValuationService valuation) {
        this.valuation = valuation;
    }

    /** The returns of a measured period, and those of its benchmark. */
    private record Observed(
            Measurement measured, ReturnSeries series, Optional<BenchmarkReading> benchmark) {
        static Observed of(ValuationService valuation, Measurement measured) {
            return new Observed(
                    measured,
                    measured.path().observed(),
                    BenchmarkReading.of(valuation, measured).filter(BenchmarkReading::isKnown));
        }

        Optional<PriceDays.Beside> beside() {
            return benchmark.map(read -> PriceDays.beside(measured.path(), series, read));
        }

        RiskFigures figures(RiskQuery query) {
            return beside().map(
                            b -> RiskFigures.of(series, b.series(), b.benchmark(), query.options()))
                    .orElseGet(() -> RiskFigures.of(series, query.options()));
        }
    }

    /** The risk of a scope over a period; empty if nothing had moved by its end. */
    public Optional<RiskReport> report(RiskQuery query) {
        return Measurement.of(valuation, query.period()).map(measured -> report(query, measured));
    }

    /** All figures of a scope's returns, computed when asked for; empty as {@link #report}. */
    public Optional<RiskFigures> figures(RiskQuery query) {
        return Measurement.of(valuation, query.period())
                .map(measured -> Observed.of(valuation, measured).figures(query));
    }

    /**
     * How a figure of returns, or the contributions to risk, was made; empty if nothing had moved
     * by the period's end.
     *
     * @throws IllegalArgumentException for a metric that is not of a series of returns
     */
    public Optional<Explanation> explain(RiskQuery query, Metric metric) {
        return metric == Metric.CONTRIBUTION_TO_RISK
                ? Measurement.of(valuation, query.period()).map(this::explainShares)
                : figures(query).map(figures -> figures.explain(metric));
    }

    /**
     * How the correlation of two holdings was made; empty if nothing had moved by the period's end.
     *
     * @throws IllegalArgumentException if one of them is not held at the period's end
     */
    public Optional<Explanation> explainCorrelation(RiskQuery query, AssetId one, AssetId other) {
        return Measurement.of(valuation, query.period())
                .map(measured -> {
                    ReturnSeries series = measured.path().observed();
                    return HoldingRisk.of(valuation, measured, series)
                            .explanation(one, other, measured.days(), series.needed());
                });
    }

    private Explanation explainShares(Measurement measured) {
        ReturnSeries series = measured.path().observed();
        return HoldingRisk.of(valuation, measured, series).explanation(series.needed());
    }

    private RiskReport report(RiskQuery query, Measurement measured) {
        Observed observed = Observed.of(valuation, measured);
        ReturnSeries series = observed.series();
        HoldingRisk holdings = HoldingRisk.of(valuation, measured, series);
        int needed = series.needed();
        return new RiskReport(
                query,
                measured.coverage(valuation.assets()),
                series,
                observed.benchmark().map(BenchmarkReading::name),
                observed.figures(query).all(),
                drawdowns(measured, series),
                curve(series, Drawdowns.series(series.returns())),
                rolling(observed, query),
                holdings.correlations(needed),
                holdings.shares(needed),
                holdings.notes());
    }

    private static List<DatedDrawdown> drawdowns(Measurement measured, ReturnSeries series) {
        List<DatedDrawdown> dated = new ArrayList<>();
        for (Drawdowns.Drawdown each : Drawdowns.table(series.returns())) {
            LocalDate start = measured.days().day(measured.path().first());
            LocalDate peak = each.peak() < 0 ? start : series.day(each.peak());
            LocalDate recovery = each.isOver() ? series.day(each.recovery()) : null;
            LocalDate end = recovery == null ? series.day(series.size() - 1) : recovery;
            dated.add(
                    new DatedDrawdown(
                            each.depth(),
                            peak,
                            series.day(each.trough()),
                            recovery,
                            ChronoUnit.DAYS.between(peak, end)));
        }
        return dated;
    }

    private static Optional<RollingRisk> rolling(Observed observed, RiskQuery query) {
        ReturnSeries series = observed.series();
        int window = window(series);
        if (series.size() < WINDOWS * window) {
            return Optional.empty();
        }
        double perYear = series.scale();
        double riskFree = query.options().riskFree();
        return Optional.of(
                new RollingRisk(
                        window,
                        series.annualisation(),
                        curve(
                                series,
                                Rolling.of(
                                        series.returns(),
                                        window,
                                        r -> Risk.volatility(r, perYear))),
                        curve(
                                series,
                                Rolling.of(
                                        series.returns(),
                                        window,
                                        r -> PerformanceMetrics.sharpeRatio(r, riskFree, perYear))),
                        observed.beside()
                                .map(b ->
                                        curve(
                                                b.series(),
                                                Rolling.of(
                                                        b.series().returns(),
                                                        b.benchmark(),
                                                        window,
                                                        RelativeRisk::beta)))));
    }

    /** A year where the series is long enough to show how it changed, else a quarter. */
    private static int window(ReturnSeries series) {
        int year = series.neededForYear();
        return series.size() < WINDOWS * year ? year / QUARTERS : year;
    }

    private static Curve curve(ReturnSeries series, double[] values) {
        return new Curve(series.days(), values);
    }
}
