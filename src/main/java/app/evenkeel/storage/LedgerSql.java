package app.evenkeel.storage;

import app.evenkeel.storage.row.LedgerRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/**
 * The ledger's rows by plain JDBC, for what is done for every row of a large ledger. Columns come
 * in one order here, so that they are found by number.
 */
final class LedgerSql {
    static final String COLUMNS =
            "id, owner_id, account_id, batch_id, type, occurred_at, zone, settlement, tax_account,"
                    + " asset_in, quantity_in, asset_out, quantity_out, fee_asset, fee_quantity,"
                    + " fee_included, tax_amount, tax_currency, price, price_currency, amount,"
                    + " amount_currency, subject_asset, source, layout, external_id, identity_key,"
                    + " occurrence, content_digest, cross_key, line, raw_row, memo, edited";

    private static final String INSERT =
            "insert into ledger_transaction (" + COLUMNS + ") values (?" + ", ?".repeat(33) + ")";

    private LedgerSql() {}

    /** A query for whole rows; {@code rest} follows the table's name. */
    static String select(String rest) {
        return "select " + COLUMNS + " from ledger_transaction " + rest;
    }

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement(INSERT);
    }

    static void bind(PreparedStatement s, LedgerRow r) throws SQLException {
        s.setLong(1, r.id);
        s.setLong(2, r.ownerId);
        s.setLong(3, r.accountId);
        s.setLong(4, r.batchId);
        s.setString(5, r.type);
        s.setObject(6, r.occurredAt);
        s.setString(7, r.zone);
        s.setObject(8, r.settlement);
        s.setString(9, r.taxAccount);
        s.setObject(10, r.assetIn);
        s.setBigDecimal(11, r.quantityIn);
        s.setObject(12, r.assetOut);
        s.setBigDecimal(13, r.quantityOut);
        s.setObject(14, r.feeAsset);
        s.setBigDecimal(15, r.feeQuantity);
        s.setObject(16, r.feeIncluded);
        s.setBigDecimal(17, r.taxAmount);
        s.setString(18, r.taxCurrency);
        s.setBigDecimal(19, r.price);
        s.setString(20, r.priceCurrency);
        s.setBigDecimal(21, r.amount);
        s.setString(22, r.amountCurrency);
        s.setObject(23, r.subjectAsset);
        s.setString(24, r.source);
        s.setString(25, r.layout);
        s.setString(26, r.externalId);
        s.setObject(27, r.identityKey);
        s.setInt(28, r.occurrence);
        s.setLong(29, r.contentDigest);
        s.setString(30, r.crossKey);
        s.setLong(31, r.line);
        s.setString(32, r.rawRow);
        s.setString(33, r.memo);
        s.setBoolean(34, r.edited);
    }

    /** Fills a row, which may have been filled before, from a query by {@link #select}. */
    static void read(ResultSet s, LedgerRow r) throws SQLException {
        r.id = s.getLong(1);
        r.ownerId = s.getLong(2);
        r.accountId = s.getLong(3);
        r.batchId = s.getLong(4);
        r.type = s.getString(5);
        r.occurredAt = s.getObject(6, LocalDateTime.class);
        r.zone = s.getString(7);
        r.settlement = s.getObject(8, LocalDate.class);
        r.taxAccount = s.getString(9);
        r.assetIn = id(s, 10);
        r.quantityIn = decimal(s, 11);
        r.assetOut = id(s, 12);
        r.quantityOut = decimal(s, 13);
        r.feeAsset = id(s, 14);
        r.feeQuantity = decimal(s, 15);
        r.feeIncluded = s.getObject(16, Boolean.class);
        r.taxAmount = decimal(s, 17);
        r.taxCurrency = s.getString(18);
        r.price = decimal(s, 19);
        r.priceCurrency = s.getString(20);
        r.amount = decimal(s, 21);
        r.amountCurrency = s.getString(22);
        r.subjectAsset = id(s, 23);
        r.source = s.getString(24);
        r.layout = s.getString(25);
        r.externalId = s.getString(26);
        r.identityKey = s.getObject(27, UUID.class);
        r.occurrence = s.getInt(28);
        r.contentDigest = s.getLong(29);
        r.crossKey = s.getString(30);
        r.line = s.getLong(31);
        r.rawRow = s.getString(32);
        r.memo = s.getString(33);
        r.edited = s.getBoolean(34);
    }

    private static @Nullable Long id(ResultSet s, int column) throws SQLException {
        long value = s.getLong(column);
        return s.wasNull() ? null : value;
    }

    private static @Nullable BigDecimal decimal(ResultSet s, int column) throws SQLException {
        BigDecimal value = s.getBigDecimal(column);
        return value == null ? null : Stored.stripped(value);
    }
}
