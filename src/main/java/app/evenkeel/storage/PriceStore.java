package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Daily bars and exchange rates. Shared: they belong to no owner. */
public final class PriceStore {
    private static final String BAR_VALUES =
            "load_id = ?, currency = ?, open = ?, high = ?, low = ?, close = ?, volume = ?";

    /**
     * Adds or replaces daily bars of one asset from one source; returns how many were new or
     * changed.
     */
    public long saveBars(
            Tx tx, AssetId asset, CurrencyCode currency, String source, Iterator<PriceBar> bars) {
        tx.checkWritable();
        long load = tx.number("select next value for price_load");
        Map<LocalDate, Bar> known = knownBars(tx, asset, source);
        return tx.jdbc(connection -> {
            try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "insert into price_bar (load_id, currency, open, high,"
                                            + " low, close, volume, asset_id, source, quoted_on)"
                                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                    PreparedStatement update =
                            connection.prepareStatement(
                                    "update price_bar set "
                                            + BAR_VALUES
                                            + " where asset_id = ? and source = ?"
                                            + " and quoted_on = ?")) {
                long changed = 0;
                while (bars.hasNext()) {
                    PriceBar bar = bars.next();
                    Bar next = Bar.of(currency, bar);
                    Bar before = known.put(bar.day(), next);
                    if (!next.equals(before)) {
                        PreparedStatement statement = before == null ? insert : update;
                        bind(statement, load, next);
                        statement.setLong(8, asset.value());
                        statement.setString(9, source);
                        statement.setObject(10, bar.day());
                        statement.executeUpdate();
                        changed++;
                    }
                }
                return changed;
            }
        });
    }

    /** Closes of the given assets, unadjusted; an asset without any is not in the map. */
    public Map<AssetId, PriceHistory> histories(Tx tx, Collection<AssetId> assets) {
        Map<AssetId, PriceHistory> found = new HashMap<>();
        for (AssetId asset : new TreeSet<>(assets)) {
            Series series = new Series();
            tx.forEach(
                    "select quoted_on, close, currency, source, load_id from price_bar"
                            + " where asset_id = ? order by quoted_on",
                    row ->
                            series.add(
                                    row.getObject(1, LocalDate.class).toEpochDay(),
                                    row.getBigDecimal(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getLong(5)),
                    asset.value());
            PriceHistory history = series.history();
            if (history != null) {
                found.put(asset, history);
            }
        }
        return found;
    }

    /**
     * Adds or replaces daily rates, each "1 base = rate quote" with the pivot as base; returns how
     * many were new or changed.
     */
    public long saveRates(Tx tx, Iterator<FxRate> rates, String source) {
        tx.checkWritable();
        long load = tx.number("select next value for price_load");
        return tx.jdbc(connection -> {
            try (RateWriter writer = new RateWriter(tx, connection, source, load)) {
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
                                    row.getLong(4)),
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

    private static Map<LocalDate, Bar> knownBars(Tx tx, AssetId asset, String source) {
        Map<LocalDate, Bar> known = new HashMap<>();
        tx.forEach(
                "select quoted_on, currency, open, high, low, close, volume from price_bar"
                        + " where asset_id = ? and source = ?",
                row ->
                        known.put(
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
    }

    /** Writes the rates of one load. */
    private static final class RateWriter implements AutoCloseable {
        private final Map<String, Map<LocalDate, BigDecimal>> known = new HashMap<>();
        private final PreparedStatement insert;
        private final PreparedStatement update;
        private long changed;

        RateWriter(Tx tx, Connection connection, String source, long load) throws SQLException {
            tx.forEach(
                    "select base, quote, quoted_on, rate from fx_rate where source = ?",
                    row ->
                            days(row.getString(1), row.getString(2))
                                    .put(
                                            row.getObject(3, LocalDate.class),
                                            Stored.stripped(row.getBigDecimal(4))),
                    source);
            insert =
                    connection.prepareStatement(
                            "insert into fx_rate (rate, load_id, base, quote, quoted_on, source)"
                                    + " values (?, ?, ?, ?, ?, ?)");
            update =
                    connection.prepareStatement(
                            "update fx_rate set rate = ?, load_id = ? where base = ? and quote = ?"
                                    + " and quoted_on = ? and source = ?");
            for (PreparedStatement statement : List.of(insert, update)) {
                statement.setLong(2, load);
                statement.setString(6, source);
            }
        }

        void save(FxRate rate) throws SQLException {
            String base = rate.base().value();
            String quote = rate.quote().value();
            BigDecimal before = days(base, quote).put(rate.date(), rate.rate());
            if (before == null || before.compareTo(rate.rate()) != 0) {
                PreparedStatement statement = before == null ? insert : update;
                statement.setBigDecimal(1, rate.rate());
                statement.setString(3, base);
                statement.setString(4, quote);
                statement.setObject(5, rate.date());
                statement.executeUpdate();
                changed++;
            }
        }

        long changed() {
            return changed;
        }

        private Map<LocalDate, BigDecimal> days(String base, String quote) {
            return known.computeIfAbsent(base + '/' + quote, pair -> new HashMap<>());
        }

        @Override
        public void close() throws SQLException {
            try (insert) {
                update.close();
            }
        }
    }
}
