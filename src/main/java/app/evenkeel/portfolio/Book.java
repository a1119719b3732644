package app.evenkeel.portfolio;

import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.ValueColumns;
import app.evenkeel.analytics.gain.GainWalk;
import app.evenkeel.analytics.gain.Gains;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.lots.LotBook;
import app.evenkeel.analytics.valuation.DailySeries;
import app.evenkeel.analytics.valuation.Holdings;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.analytics.valuation.Snapshots;
import app.evenkeel.analytics.valuation.WorthColumn;
import app.evenkeel.analytics.valuation.WorthColumns;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.storage.FigureStore;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ledger, prices and rates as of one state of the store, with the costlier figures that were worked
 * out from them. Thread-safe.
 */
final class Book {
    /** Figures kept at a time; beyond it all are worked out anew. */
    private static final int MAX_KEPT = 12;

    /** Columns of worths kept at a time: some tens of kilobytes each for ten years. */
    private static final int MAX_WORTHS = 400;

    private final Version version;
    private final FigureStore.Revision revision;
    private final LoadedLedger ledger;
    private final Map<AssetId, PriceHistory> histories;
    private final Set<CurrencyCode> currencies;
    private final FxTable fx;
    private final Market market;
    private final Map<LotKey, LotBook> lotBooks = new ConcurrentHashMap<>();
    private final Map<SeriesKey, ValueSeries> series = new ConcurrentHashMap<>();
    private final Map<SeriesKey, DayColumns> columns = new ConcurrentHashMap<>();
    private final Map<GainKey, Gains> gains = new ConcurrentHashMap<>();
    private final Map<SeriesKey, Snapshot> snapshots = new ConcurrentHashMap<>();
    private final Map<WorthKey, WorthColumn> worths = new ConcurrentHashMap<>();

    /** How often the ledger and the prices had changed when the book was read. */
    record Version(long ledger, long prices) {}

    private record LotKey(LocalDate asOf, CostMethod method) {}

    private record SeriesKey(LocalDate to, CurrencyCode currency, Scope scope) {}

    private record WorthKey(AssetId asset, CurrencyCode currency, LocalDate first, int days) {}

    private record GainKey(LocalDate from, SeriesKey series) {}

    /**
     * @param revision of the store when the ledger, and when the prices were read
     */
    Book(
            Version version,
            FigureStore.Revision revision,
            LoadedLedger ledger,
            Map<AssetId, PriceHistory> histories,
            FxTable fx,
            Collection<CurrencyCode> currencies) {
        this.version = version;
        this.revision = revision;
        this.ledger = ledger;
        this.histories = Map.copyOf(histories);
        this.fx = fx;
        this.currencies = new HashSet<>(currencies);
        this.market = new Market(histories, ledger.ledgerPrices(), fx, ledger.timeline());
    }

    Version version() {
        return version;
    }

    FigureStore.Revision revision() {
        return revision;
    }

    LoadedLedger ledger() {
        return ledger;
    }

    Market market() {
        return market;
    }

    /** The same prices over another ledger. */
    Market marketWith(Timeline timeline) {
        return new Market(histories, ledger.ledgerPrices(), fx, timeline);
    }

    /** Other prices over the same ledger. */
    Market marketOf(Map<AssetId, PriceHistory> otherHistories, FxTable otherRates) {
        return new Market(otherHistories, ledger.ledgerPrices(), otherRates, ledger.timeline());
    }

    Map<AssetId, PriceHistory> histories() {
        return histories;
    }

    Set<CurrencyCode> currencies() {
        return currencies;
    }

    boolean hasRatesFor(CurrencyCode currency) {
        return currencies.contains(currency.major());
    }

    /** Lots at the end of a day; a day after the last transaction has the lots of that one. */
    LotBook lots(LocalDate asOf, CostMethod method) {
        LocalDate last = ledger.timeline().lastDay().orElse(asOf);
        LocalDate day = asOf.isAfter(last) ? last : asOf;
        bound(lotBooks);
        return Objects.requireNonNull(
                lotBooks.computeIfAbsent(
                        new LotKey(day, method),
                        _ -> LotBook.of(ledger.timeline(), day, method, market::rate)));
    }

    ValueSeries series(LocalDate to, CurrencyCode currency, Scope scope) {
        bound(series);
        return Objects.requireNonNull(
                series.computeIfAbsent(
                        new SeriesKey(to, currency, scope),
                        _ -> DailySeries.of(ledger.timeline(), market, currency, scope, to)));
    }

    Snapshot snapshot(LocalDate asOf, CurrencyCode currency, Scope scope) {
        bound(snapshots);
        return Objects.requireNonNull(
                snapshots.computeIfAbsent(
                        new SeriesKey(asOf, currency, scope),
                        _ ->
                                Snapshots.of(
                                        Holdings.of(ledger.timeline(), asOf, scope),
                                        ledger.timeline(),
                                        ledger.accounts(),
                                        market,
                                        currency)));
    }

    /** What one unit, as of the last day, of each asset was worth on each; in the order given. */
    List<WorthColumn> worths(List<Asset> assets, CurrencyCode currency, LocalDate first, int days) {
        if (worths.size() >= MAX_WORTHS) {
            worths.clear();
        }
        WorthColumns columns = WorthColumns.ofLastUnits(market, currency, first, days);
        return assets.stream()
                .map(asset ->
                        Objects.requireNonNull(
                                worths.computeIfAbsent(
                                        new WorthKey(asset.id(), currency, first, days),
                                        _ -> columns.of(asset))))
                .toList();
    }

    DayColumns columns(LocalDate to, CurrencyCode currency, Scope scope) {
        bound(columns);
        return Objects.requireNonNull(
                columns.computeIfAbsent(
                        new SeriesKey(to, currency, scope),
                        _ -> ValueColumns.of(ledger.timeline(), market, currency, scope, to)));
    }

    Gains gains(LocalDate from, LocalDate to, CurrencyCode currency, Scope scope) {
        bound(gains);
        return Objects.requireNonNull(
                gains.computeIfAbsent(
                        new GainKey(from, new SeriesKey(to, currency, scope)),
                        _ -> GainWalk.of(ledger.timeline(), market, currency, scope, from, to)));
    }

    private static void bound(Map<?, ?> kept) {
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
    }
}
