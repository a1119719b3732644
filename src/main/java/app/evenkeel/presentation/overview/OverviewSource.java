package app.evenkeel.presentation.overview;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.portfolio.performance.FigureService.Exact;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceService;
import app.evenkeel.portfolio.performance.ValueService;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where the Overview reads from. Every method blocks; a test gives hand-made answers. */
public interface OverviewSource {
    Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope);

    ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope);

    /** What is stored of the days up to one and known to be exact; there at once, if at all. */
    default Optional<Exact> stored(LocalDate until, CurrencyCode currency, Scope scope) {
        return Optional.empty();
    }

    List<DataProblem> problems(LocalDate asOf, CurrencyCode currency);

    List<Asset> assets();

    Optional<PriceHistory> priceHistory(AssetId asset);

    /**
     * What one unit, as of the last day, of an asset was worth on each of many days; NaN where that
     * is not known.
     *
     * @param first the day at index 0
     */
    double[] worths(Asset asset, CurrencyCode currency, LocalDate first, int days);

    /** The last price on or before {@code day}, for the units of a later day. */
    Optional<PricePoint> price(AssetId asset, LocalDate day, LocalDate unitsOf);

    /** How the worth of a scope was made; empty if nothing had moved by then. */
    Optional<Explanation> explainValue(
            LocalDate asOf, CurrencyCode currency, Scope scope, @Nullable Contributor part);

    /** How the gain from the first day to the last was made; empty as {@link #explainValue}. */
    Optional<Explanation> explainGain(
            LocalDate from, LocalDate to, CurrencyCode currency, Scope scope);

    /** Reads from the services of a session. */
    static OverviewSource of(
            ValuationService valuation,
            LedgerService ledger,
            ValueService values,
            PerformanceService performance,
            FigureService figures) {
        return new OverviewSource() {
            @Override
            public Optional<Explanation> explainValue(
                    LocalDate asOf,
                    CurrencyCode currency,
                    Scope scope,
                    @Nullable Contributor part) {
                return Optional.of(values.explain(asOf, currency, scope, part));
            }

            @Override
            public Optional<Explanation> explainGain(
                    LocalDate from, LocalDate to, CurrencyCode currency, Scope scope) {
                return performance.explain(
                        PerformanceQuery.of(scope, to, currency).from(from), Metric.SIMPLE_GAIN);
            }

            @Override
            public Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope) {
                return valuation.snapshot(asOf, currency, scope);
            }

            @Override
            public ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
                return valuation.series(to, currency, scope);
            }

            @Override
            public Optional<Exact> stored(LocalDate until, CurrencyCode currency, Scope scope) {
                return figures.exact(scope, currency, until);
            }

            @Override
            public List<DataProblem> problems(LocalDate asOf, CurrencyCode currency) {
                return valuation.problems(asOf, currency);
            }

            @Override
            public List<Asset> assets() {
                return ledger.assets();
            }

            @Override
            public Optional<PriceHistory> priceHistory(AssetId asset) {
                return valuation.priceHistory(asset);
            }

            @Override
            public double[] worths(Asset asset, CurrencyCode currency, LocalDate first, int days) {
                return valuation.worths(asset, currency, first, days);
            }

            @Override
            public Optional<PricePoint> price(AssetId asset, LocalDate day, LocalDate unitsOf) {
                return valuation.price(asset, day, unitsOf);
            }
        };
    }
}
