package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.Price;
import app.evenkeel.storage.row.HoldingRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Quantities that statements say are held, beside the derived ones. */
public final class HoldingStore {
    /**
     * One stated quantity.
     *
     * @param price of the asset on that day, or {@code null} if the statement has none
     */
    public record Stated(
            BatchId batch,
            AccountId account,
            String taxAccount,
            AssetId asset,
            BigDecimal quantity,
            LocalDate asOf,
            @Nullable Price price) {
        public Stated {
            quantity = Decimals.normal(quantity);
        }
    }

    public void insert(Tx tx, Caller caller, Stated stated) {
        tx.checkMayWrite(caller);
        HoldingRow row = new HoldingRow();
        row.id = tx.nextId("stated_holding");
        row.ownerId = caller.user().value();
        row.batchId = stated.batch().value();
        row.accountId = stated.account().value();
        row.taxAccount = stated.taxAccount();
        row.assetId = stated.asset().value();
        row.quantity = stated.quantity();
        row.asOf = stated.asOf();
        Price price = stated.price();
        row.price = price == null ? null : price.value();
        row.priceCurrency = price == null ? null : price.currency().value();
        tx.session().insert(row);
    }

    /** The latest statement of each account; of two for one day, the one imported later. */
    public List<Stated> findLatest(Tx tx, Caller caller) {
        return list(
                tx,
                "select * from stated_holding h where owner_id = ? and batch_id ="
                        + " (select batch_id from stated_holding l where l.owner_id = h.owner_id"
                        + " and l.account_id = h.account_id"
                        + " order by as_of desc, batch_id desc limit 1) order by id",
                caller.user().value());
    }

    /** Takes one price of an asset on a day. */
    public interface PriceVisitor {
        void price(AssetId asset, LocalDate day, Price price);
    }

    /**
     * All prices in the caller's statements, by day; of two for one day the one imported later is
     * last.
     */
    public void forEachPrice(Tx tx, Caller caller, PriceVisitor visitor) {
        tx.forEach(
                "select asset_id, as_of, price, price_currency from stated_holding"
                        + " where owner_id = ? and price is not null order by as_of, batch_id, id",
                row ->
                        visitor.price(
                                new AssetId(row.getLong(1)),
                                row.getObject(2, LocalDate.class),
                                new Price(
                                        row.getBigDecimal(3), new CurrencyCode(row.getString(4)))),
                caller.user().value());
    }

    /** What one import stated. */
    public List<Stated> findByBatch(Tx tx, Caller caller, BatchId batch) {
        return list(
                tx,
                "select * from stated_holding where batch_id = ? and owner_id = ? order by id",
                batch.value(),
                caller.user().value());
    }

    public void deleteByBatch(Tx tx, Caller caller, BatchId batch) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from stated_holding where batch_id = ? and owner_id = ?",
                batch.value(),
                caller.user().value());
    }

    private static List<Stated> list(Tx tx, String sql, Object... parameters) {
        return tx.rows(HoldingRow.class, sql, parameters).stream()
                .map(row ->
                        new Stated(
                                new BatchId(row.batchId),
                                new AccountId(row.accountId),
                                row.taxAccount,
                                new AssetId(row.assetId),
                                row.quantity,
                                row.asOf,
                                price(row)))
                .toList();
    }

    private static @Nullable Price price(HoldingRow row) {
        return row.price == null || row.priceCurrency == null
                ? null
                : new Price(row.price, new CurrencyCode(row.priceCurrency));
    }
}
