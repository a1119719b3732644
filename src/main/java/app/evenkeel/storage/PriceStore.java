package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Daily bars and exchange rates. Shared: they belong to no owner. */
public final class PriceStore {
    private static final String BAR_VALUES =
            "load_id = ?, currency = ?, open = ?, high = ?, low = ?, close = ?, volume = ?";
    private static final int BATCH = 1_000;
    private static final int BARS_OF_A_DAY = 40;
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);

    /**
     * Adds or replaces daily bars of one asset from one source; returns how many were new or
     * changed.
     */
    public long saveBars(
            Tx tx, AssetId asset, CurrencyCode currency, String source, Iterator<PriceBar> bars) {
        return saveBars(tx, newLoad(tx), asset, currency, source, bars);
    }

    /** A number for what is saved together, by which it can be found again. */
    public long newLoad(Tx tx) {
        tx.checkWritable();
        return tx.number("select next value for price_load");
    }

    /**
     * As above, under the number of a load. What an import's load writes over comes back when the
     * import is undone.
     */
    public long saveBars(
            Tx tx,
            long load,
            AssetId asset,
            CurrencyCode currency,
            String source,
            Iterator<PriceBar> bars) {
        tx.checkWritable();
        Map<Adjustment, Map<LocalDate, Bar>> known = knownBars(tx, asset, source);
        boolean keeps = Replaced.isKept(tx, load);
        return tx.jdbc(connection -> {
            try (Batch insert =
                            new Batch(
                                    connection,
                                    "insert into price_bar (load_id, currency, open, high,"
                                            + " low, close, volume, asset_id, source, quoted_on,"
                                            + " adjustment) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                            + " ?)");
                    Batch keep = new Batch(connection, Replaced.BARS.keeping());
                    Batch update =
                            new Batch(
                                    connection,
                                    "update price_bar set "
                                            + BAR_VALUES
                                            + " where asset_id = ? and source = ?"
                                            + " and quoted_on = ? and adjustment = ?")) {
                long changed = 0;
                while (bars.hasNext()) {
                    PriceBar bar = bars.next();
                    Bar next = Bar.of(currency, bar);
                    Bar before =
                            known.computeIfAbsent(bar.adjustment(), _ -> new HashMap<>())
                                    .put(bar.day(), next);
                    if (!next.equals(before)) {
                        if (before != null) {
                            // The row may still wait in the other batch.
                            insert.flush();
                            if (keeps) {
                                keep(keep, load, asset, source, bar);
                            }
                        }
                        Batch batch = before == null ? insert : update;
                        PreparedStatement statement = batch.statement;
                        bind(statement, load, next);
                        statement.setLong(8, asset.value());
                        statement.setString(9, source);
                        statement.setObject(10, bar.day());
                        statement.setString(11, bar.adjustment().name());
                        batch.add();
                        changed++;
                    }
                }
                insert.flush();
                keep.flush();
                update.flush();
                return changed;
            }
        });
    }

    /**
     * Closes of the given assets as valuation uses them: as traded or restated for splits, never
     * for dividends, and the latest quote as the close of its day where it is newer. An asset
     * without any is not in the map.
     */
    public Map<AssetId, PriceHistory> histories(Tx tx, Collection<AssetId> assets) {
        Map<AssetId, Map<String, Integer>> places = FeedStore.places(tx);
        Map<AssetId, SortedMap<Long, BigDecimal>> splits = FeedStore.splits(tx);
        Map<AssetId, List<Quote>> quotes = FeedStore.quotes(tx);
        SortedMap<AssetId, Series> gathered = new TreeMap<>();
        for (AssetId asset : assets) {
            gathered.put(
                    asset,
                    new Series(
                            places.getOrDefault(asset, Map.of()),
                            splits.getOrDefault(asset, new TreeMap<>())));
        }
        gather(tx, gathered);
        Map<AssetId, PriceHistory> found = new HashMap<>();
        gathered.forEach((asset, series) -> {
            PriceHistory history =
                    Quotes.withLatest(series.history(), quotes.getOrDefault(asset, List.of()));
            if (history != null) {
                found.put(asset, history);
            }
        });
        return found;
    }

    /**
     * For most of the assets the table is read from end to end: by its index each row would cost a
     * look-up of its own, which is twice the pages to decrypt.
     */
    private static void gather(Tx tx, SortedMap<AssetId, Series> gathered) {
        String rows =
                "select asset_id, quoted_on, close, currency, source, load_id, adjustment"
                        + " from price_bar where adjustment <> 'TOTAL'";
        if (2L * gathered.size() > tx.number("select count(*) from asset")) {
            tx.forEach(rows, row -> add(gathered.get(new AssetId(row.getLong(1))), row));
        } else {
            gathered.forEach((asset, series) ->
                    tx.forEach(
                            rows + " and asset_id = ? order by quoted_on",
                            row -> add(series, row),
                            asset.value()));
        }
    }

    private static void add(@Nullable Series series, ResultSet row) throws SQLException {
        if (series != null) {
            series.add(
                    row.getObject(2, LocalDate.class).toEpochDay(),
                    row.getBigDecimal(3),
                    row.getString(4),
                    row.getString(5),
                    row.getLong(6),
                    row.getString(7).equals("SPLIT"));
        }
    }

    /** What a source gave for an asset in one adjustment, by day. */
    public SortedMap<LocalDate, SourcedBar> barsOf(
            Tx tx, AssetId asset, String source, Adjustment adjustment) {
        SortedMap<LocalDate, SourcedBar> found = new TreeMap<>();
        knownBars(tx, asset, source)
                .getOrDefault(adjustment, Map.of())
                .forEach((day, bar) -> found.put(day, bar.of(source, day, adjustment)));
        return found;
    }

    /** Every stored bar of an asset from a day on, newest first, at most {@code limit}. */
    public List<SourcedBar> bars(Tx tx, AssetId asset, LocalDate from, int limit) {
        List<SourcedBar> found = new ArrayList<>();
        tx.forEach(
                "select source, currency, quoted_on, open, high, low, close, volume, adjustment"
                        + " from price_bar where asset_id = ? and quoted_on >= ?"
                        + " order by quoted_on desc, source, adjustment limit ?",
                row ->
                        found.add(
                                new SourcedBar(
                                        row.getString(1),
                                        new CurrencyCode(row.getString(2)),
                                        new PriceBar(
                                                row.getObject(3, LocalDate.class),
                                                normal(row.getBigDecimal(4)),
                                                normal(row.getBigDecimal(5)),
                                                normal(row.getBigDecimal(6)),
                                                Stored.stripped(row.getBigDecimal(7)),
                                                normal(row.getBigDecimal(8)),
                                                Adjustment.valueOf(row.getString(9))))),
                asset.value(),
                from,
                limit);
        return found;
    }

    /**
     * The newest bar of an asset that values can be made of, of the source that is asked first;
     * {@code null} if there is none.
     */
    public @Nullable SourcedBar lastBar(Tx tx, AssetId asset) {
        Map<String, Integer> places = new HashMap<>();
        new FeedStore()
                .choices(tx, asset)
                .forEach(choice -> places.put(choice.feed(), choice.place()));
        List<SourcedBar> newest =
                bars(tx, asset, LONG_AGO, BARS_OF_A_DAY).stream()
                        .filter(line -> line.bar().adjustment() != Adjustment.TOTAL)
                        .toList();
        return newest.stream()
                .filter(line -> line.bar().day().equals(newest.getFirst().bar().day()))
                .min(Comparator.comparing(line -> places.getOrDefault(line.source(), -1)))
                .orElse(null);
    }

    /**
     * First and last day of what a source gave for an asset, or {@code null} if it gave nothing.
     */
    public @Nullable Span span(Tx tx, AssetId asset, String source) {
        List<Span> found = new ArrayList<>();
        tx.forEach(
                "select min(quoted_on), max(quoted_on) from price_bar"
                        + " where asset_id = ? and source = ?",
                row -> {
                    LocalDate first = row.getObject(1, LocalDate.class);
                    if (first != null) {
                        found.add(new Span(first, row.getObject(2, LocalDate.class)));
                    }
                },
                asset.value(),
                source);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** From one day to another, both included. */
    public record Span(LocalDate first, LocalDate last) {}

    /** Last day for which there is a rate of any currency from a source. */
    public Optional<LocalDate> lastRateDay(Tx tx, String source, LocalDate until) {
        List<LocalDate> found = new ArrayList<>();
        tx.forEach(
                "select max(quoted_on) from fx_rate where source = ? and quoted_on <= ?",
                row -> {
                    LocalDate last = row.getObject(1, LocalDate.class);
                    if (last != null) {
                        found.add(last);
                    }
                },
                source,
                until);
        return found.stream().findFirst();
    }

    /**
     * Adds or replaces daily rates, each "1 base = rate quote" with the pivot as base; returns how
     * many were new or changed.
     */
    public long saveRates(Tx tx, Iterator<FxRate> rates, String source) {
        return saveRates(tx, rates, source, LocalDate.MIN);
    }

    /** As above, under the number of a load, as with bars. */
    public long saveRates(Tx tx, long load, Iterator<FxRate> rates, String source) {
        return saveRates(tx, load, rates, source, LocalDate.MIN);
    }

    /** Hands on every rate that a source gave. */
    public void forEachRate(Tx tx, String source, Consumer<FxRate> visitor) {
        tx.forEach(
                "select base, quote, rate, quoted_on from fx_rate where source = ?",
                row ->
                        visitor.accept(
                                new FxRate(
                                        new CurrencyCode(row.getString(1)),
                                        new CurrencyCode(row.getString(2)),
                                        row.getBigDecimal(3),
                                        row.getObject(4, LocalDate.class))),
                source);
    }

    /**
     * As the other, where none of the rates is older than a day: what is stored before it need not
     * be read.
     */
    public long saveRates(Tx tx, Iterator<FxRate> rates, String source, LocalDate since) {
        return saveRates(tx, newLoad(tx), rates, source, since);
    }

    private static long saveRates(
            Tx tx, long load, Iterator<FxRate> rates, String source, LocalDate since) {
        tx.checkWritable();
        return tx.jdbc(connection -> {
            try (RateWriter writer = new RateWriter(tx, connection, source, load, since)) {
                while (rates.hasNext()) {
                    writer.save(rates.next());
                }
                return writer.changed();
            }
        });
    }

    /**
     * The rates of these currencies, and of no others, since reading all of history would be slow.
     */
    public FxTable rates(Tx tx, Collection<CurrencyCode> currencies) {
        CurrencyCode pivot = pivot(tx);
        if (pivot == null) {
            return FxTable.EMPTY;
        }
        Map<CurrencyCode, PriceHistory> found = new HashMap<>();
        for (CurrencyCode currency : new TreeSet<>(currencies)) {
            Series series = new Series();
            tx.forEach(
                    "select quoted_on, rate, source, load_id from fx_rate"
                            + " where base = ? and quote = ? order by quoted_on",
                    row ->
                            series.add(
                                    row.getObject(1, LocalDate.class).toEpochDay(),
                                    row.getBigDecimal(2),
                                    currency.value(),
                                    row.getString(3),
                                    row.getLong(4),
                                    false),
                    pivot.value(),
                    currency.value());
            PriceHistory history = series.history();
            if (history != null) {
                found.put(currency, history);
            }
        }
        return new FxTable(pivot, found);
    }

    /** The currency that rates are quoted against: the euro where it is one, as the ECB does. */
    private static @Nullable CurrencyCode pivot(Tx tx) {
        List<String> found =
                tx.rows(
                        String.class,
                        "select base from (select base from fx_rate where base = 'EUR' limit 1)"
                                + " union all (select min(base) from fx_rate)");
        for (String base : found) {
            if (base != null) {
                return new CurrencyCode(base);
            }
        }
        return null;
    }

    private static Map<Adjustment, Map<LocalDate, Bar>> knownBars(
            Tx tx, AssetId asset, String source) {
        Map<Adjustment, Map<LocalDate, Bar>> known = new EnumMap<>(Adjustment.class);
        tx.forEach(
                "select quoted_on, currency, open, high, low, close, volume, adjustment"
                        + " from price_bar where asset_id = ? and source = ?",
                row ->
                        known.computeIfAbsent(
                                        Adjustment.valueOf(row.getString(8)), _ -> new HashMap<>())
                                .put(
                                        row.getObject(1, LocalDate.class),
                                        new Bar(
                                                row.getString(2),
                                                normal(row.getBigDecimal(3)),
                                                normal(row.getBigDecimal(4)),
                                                normal(row.getBigDecimal(5)),
                                                Stored.stripped(row.getBigDecimal(6)),
                                                normal(row.getBigDecimal(7)))),
                asset.value(),
                source);
        return known;
    }

    /** Each goes before the update of its row, so that the batch is written before the other. */
    private static void keep(Batch keep, long load, AssetId asset, String source, PriceBar bar)
            throws SQLException {
        keep.statement.setLong(1, load);
        keep.statement.setLong(2, load);
        keep.statement.setLong(3, asset.value());
        keep.statement.setString(4, source);
        keep.statement.setObject(5, bar.day());
        keep.statement.setString(6, bar.adjustment().name());
        keep.add();
    }

    private static void bind(PreparedStatement statement, long load, Bar bar) throws SQLException {
        statement.setLong(1, load);
        statement.setString(2, bar.currency);
        statement.setBigDecimal(3, bar.open);
        statement.setBigDecimal(4, bar.high);
        statement.setBigDecimal(5, bar.low);
        statement.setBigDecimal(6, bar.close);
        statement.setBigDecimal(7, bar.volume);
    }

    private static @Nullable BigDecimal normal(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.normal(value);
    }

    /** What is stored of one bar, comparable. */
    private record Bar(
            String currency,
            @Nullable BigDecimal open,
            @Nullable BigDecimal high,
            @Nullable BigDecimal low,
            BigDecimal close,
            @Nullable BigDecimal volume) {
        static Bar of(CurrencyCode currency, PriceBar bar) {
            return new Bar(
                    currency.value(),
                    normal(bar.open()),
                    normal(bar.high()),
                    normal(bar.low()),
                    Decimals.normal(bar.close()),
                    normal(bar.volume()));
        }

        SourcedBar of(String source, LocalDate day, Adjustment adjustment) {
            return new SourcedBar(
                    source,
                    new CurrencyCode(currency),
                    new PriceBar(day, open, high, low, close, volume, adjustment));
        }
    }

    /** A statement that is run many times. */
    private static final class Batch implements AutoCloseable {
        private final PreparedStatement statement;
        private int waiting;

        Batch(Connection connection, String sql) throws SQLException {
            statement = connection.prepareStatement(sql);
        }

        void add() throws SQLException {
            statement.addBatch();
            waiting++;
            if (waiting == BATCH) {
                flush();
            }
        }

        void flush() throws SQLException {
            if (waiting > 0) {
                statement.executeBatch();
                waiting = 0;
            }
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
