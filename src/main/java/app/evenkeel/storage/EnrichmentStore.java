package app.evenkeel.storage;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.storage.row.AssetRow;

import java.util.ArrayList;
import java.util.List;

/**
 * What imports added to assets: a name, an ISIN, a spelling, prices. Kept field by field, so that
 * an import is undone without what others added.
 */
public final class EnrichmentStore {
    private static final String ALIAS = "alias:";

    private static final String ONLY_BROUGHT_BY =
            "source = ? and asset_id in (select asset_id from imported_price where batch_id = ?)"
                    + " and asset_id not in (select asset_id from imported_price"
                    + " where batch_id <> ?)";

    private static final String OF_LOADS =
            " where load_id in (select load_id from imported_load where batch_id = ?)";

    private record Change(long asset, String field, String before, String after) {}

    /** Notes in which fields an import made another of an asset. */
    public void note(Tx tx, BatchId batch, Asset before, Asset after) {
        note(tx, batch, after.id(), "kind", before.kind().name(), after.kind().name());
        note(tx, batch, after.id(), "symbol", before.symbol(), after.symbol());
        note(tx, batch, after.id(), "name", before.name(), after.name());
        note(tx, batch, after.id(), "isin", before.isin(), after.isin());
    }

    /** Notes that an import taught a source's spelling of an asset that was there. */
    public void noteAlias(Tx tx, BatchId batch, AssetId asset, String source, String spelling) {
        note(tx, batch, asset, ALIAS + source + ":" + spelling, "", spelling);
    }

    private static void note(
            Tx tx, BatchId batch, AssetId asset, String field, String before, String after) {
        if (!before.equals(after)) {
            tx.execute(
                    "insert into asset_change"
                            + " (batch_id, asset_id, field, before_value, after_value)"
                            + " values (?, ?, ?, ?, ?)",
                    batch.value(),
                    asset.value(),
                    field,
                    before,
                    after);
        }
    }

    /** Notes that an import's file brought prices of an asset. */
    public void notePrices(Tx tx, BatchId batch, AssetId asset) {
        tx.execute(
                "merge into imported_price (batch_id, asset_id) key (batch_id, asset_id)"
                        + " values (?, ?)",
                batch.value(),
                asset.value());
    }

    /** Notes that what a load of prices or rates wrote was an import's. */
    public void noteLoad(Tx tx, BatchId batch, long load) {
        tx.execute(
                "insert into imported_load (batch_id, load_id) values (?, ?)", batch.value(), load);
    }

    /**
     * How many bars and rates go with an import: those of its loads that nothing wrote over since,
     * and those of a source and of assets that no other import brought.
     */
    public long countPrices(Tx tx, BatchId batch, String source) {
        long beside =
                tx.number(
                        "select count(*) from price_bar where " + ONLY_BROUGHT_BY,
                        source,
                        batch.value(),
                        batch.value());
        return beside
                + Replaced.ALL.stream()
                        .mapToLong(each ->
                                tx.number(
                                        "select count(*) from " + each.table() + OF_LOADS,
                                        batch.value()))
                        .sum();
    }

    /** How many of them give way to what they wrote over. */
    public long countReplaced(Tx tx, BatchId batch) {
        return Replaced.ALL.stream().mapToLong(each -> each.count(tx, batch)).sum();
    }

    /** Whose prices the loads of an import are. */
    public List<AssetId> loadedAssets(Tx tx, BatchId batch) {
        List<AssetId> found = new ArrayList<>();
        tx.forEach(
                "select asset_id from price_bar"
                        + OF_LOADS
                        + " union select asset_id from held_bar"
                        + OF_LOADS,
                row -> found.add(new AssetId(row.getLong(1))),
                batch.value(),
                batch.value());
        return found;
    }

    /**
     * Takes those bars and rates back, and what was held back of them. Of what came beside
     * transactions, an asset whose prices another import brought too keeps all of them: which of
     * the two told a day first is not known. What a load wrote over comes back.
     *
     * @return how many bars and rates went
     */
    public long takeBackPrices(Tx tx, BatchId undone, String source) {
        long bars = countPrices(tx, undone, source);
        tx.execute("delete from held_bar" + OF_LOADS, undone.value());
        for (long load : loads(tx, undone)) {
            Replaced.ALL.forEach(each -> each.takeBack(tx, load));
        }
        tx.execute("delete from imported_load where batch_id = ?", undone.value());
        for (String table : List.of("price_bar", "held_bar")) {
            tx.execute(
                    "delete from " + table + " where " + ONLY_BROUGHT_BY,
                    source,
                    undone.value(),
                    undone.value());
        }
        tx.execute("delete from imported_price where batch_id = ?", undone.value());
        return bars;
    }

    private static List<Long> loads(Tx tx, BatchId batch) {
        return tx.rows(
                Long.class,
                "select load_id from imported_load where batch_id = ? order by load_id desc",
                batch.value());
    }

    /**
     * Takes an import's additions to its assets' fields back; what a later import or the user put
     * there stays.
     */
    public void takeBack(Tx tx, BatchId undone) {
        List<Change> changes = new ArrayList<>();
        tx.forEach(
                "select asset_id, field, before_value, after_value from asset_change"
                        + " where batch_id = ? order by asset_id, field",
                row ->
                        changes.add(
                                new Change(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4))),
                undone.value());
        for (Change change : changes) {
            long later =
                    tx.number(
                            "select coalesce(min(batch_id), 0) from asset_change"
                                    + " where asset_id = ? and field = ? and batch_id > ?",
                            change.asset(),
                            change.field(),
                            undone.value());
            if (later > 0) {
                tx.execute(
                        "update asset_change set before_value = ?"
                                + " where asset_id = ? and field = ? and batch_id = ?",
                        change.before(),
                        change.asset(),
                        change.field(),
                        later);
            } else {
                takeBack(tx, change);
            }
        }
        tx.execute("delete from asset_change where batch_id = ?", undone.value());
    }

    private static void takeBack(Tx tx, Change change) {
        if (change.field().startsWith(ALIAS)) {
            String spelling = change.after();
            String source =
                    change.field()
                            .substring(
                                    ALIAS.length(),
                                    change.field().length() - spelling.length() - 1);
            tx.execute(
                    "delete from asset_alias where source = ? and spelling = ? and asset_id = ?",
                    source,
                    spelling,
                    change.asset());
            return;
        }
        AssetRow row = tx.session().get(AssetRow.class, change.asset());
        if (row == null) {
            return;
        }
        switch (change.field()) {
            case "kind" -> row.kind = same(row.kind, change);
            case "symbol" -> row.symbol = same(row.symbol, change);
            case "name" -> row.name = same(row.name, change);
            case "isin" -> row.isin = same(row.isin, change);
            default -> throw new IllegalStateException("No field " + change.field());
        }
        tx.session().update(row);
    }

    private static String same(String now, Change change) {
        return now.equals(change.after()) ? change.before() : now;
    }
}
