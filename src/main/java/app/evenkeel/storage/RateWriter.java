package app.evenkeel.storage;

import app.evenkeel.domain.money.FxRate;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the rates of one load, and only those that are new or changed. Used by one thread. */
final class RateWriter implements AutoCloseable {
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);

    private final Map<String, Map<LocalDate, BigDecimal>> known = new HashMap<>();
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement keep;
    private final boolean keeps;
    private long changed;

    RateWriter(Tx tx, Connection connection, String source, long load, LocalDate since)
            throws SQLException {
        tx.forEach(
                "select base, quote, quoted_on, rate from fx_rate where source = ?"
                        + " and quoted_on >= ?",
                row ->
                        days(row.getString(1), row.getString(2))
                                .put(
                                        row.getObject(3, LocalDate.class),
                                        Stored.stripped(row.getBigDecimal(4))),
                source,
                since.isBefore(LONG_AGO) ? LONG_AGO : since);
        insert =
                connection.prepareStatement(
                        "insert into fx_rate (rate, load_id, base, quote, quoted_on, source)"
                                + " values (?, ?, ?, ?, ?, ?)");
        update =
                connection.prepareStatement(
                        "update fx_rate set rate = ?, load_id = ? where base = ? and quote = ?"
                                + " and quoted_on = ? and source = ?");
        keeps = Replaced.isKept(tx, load);
        keep = connection.prepareStatement(Replaced.RATES.keeping());
        keep.setLong(1, load);
        for (PreparedStatement statement : List.of(insert, update, keep)) {
            statement.setLong(2, load);
            statement.setString(6, source);
        }
    }

    void save(FxRate rate) throws SQLException {
        String base = rate.base().value();
        String quote = rate.quote().value();
        BigDecimal before = days(base, quote).put(rate.date(), rate.rate());
        if (before == null || before.compareTo(rate.rate()) != 0) {
            if (before != null && keeps) {
                write(keep, rate);
            }
            PreparedStatement statement = before == null ? insert : update;
            statement.setBigDecimal(1, rate.rate());
            write(statement, rate);
            changed++;
        }
    }

    private static void write(PreparedStatement statement, FxRate rate) throws SQLException {
        statement.setString(3, rate.base().value());
        statement.setString(4, rate.quote().value());
        statement.setObject(5, rate.date());
        statement.executeUpdate();
    }

    long changed() {
        return changed;
    }

    private Map<LocalDate, BigDecimal> days(String base, String quote) {
        return known.computeIfAbsent(base + '/' + quote, pair -> new HashMap<>());
    }

    @Override
    public void close() throws SQLException {
        try (insert;
                keep) {
            update.close();
        }
    }
}
