package app.evenkeel.storage;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.storage.row.AssetRow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Assets and how each source spells them. Assets are shared: they belong to no owner. */
public final class AssetStore {
    /** All assets, by id. */
    public List<Asset> findAll(Tx tx) {
        return tx.rows(AssetRow.class, "select * from asset order by id").stream()
                .map(AssetRow::toAsset)
                .toList();
    }

    /** Adds an asset. */
    public Asset insert(Tx tx, AssetRef ref) {
        return insert(tx, ref, ref.key());
    }

    /** Adds an asset under a key of its own, where the reference's key is another asset's. */
    public Asset insert(Tx tx, AssetRef ref, String key) {
        Asset asset =
                new Asset(
                        new AssetId(tx.nextId("asset")),
                        key,
                        ref.kind(),
                        ref.symbol(),
                        ref.name(),
                        ref.currency(),
                        ref.isin(),
                        ref.unitsPerPrice(),
                        true);
        tx.session().insert(AssetRow.of(asset));
        return asset;
    }

    /** Replaces symbol, name, kind, ISIN and activity of an asset; its key stays. */
    public void update(Tx tx, Asset asset) {
        tx.checkWritable();
        AssetRow row = tx.session().get(AssetRow.class, asset.id().value());
        if (row == null) {
            throw new IllegalArgumentException("No asset " + asset.id().value());
        }
        row.symbol = asset.symbol();
        row.name = asset.name();
        row.kind = asset.kind().name();
        row.isin = asset.isin();
        row.active = asset.active();
        tx.session().update(row);
    }

    /** What a source's spellings stand for where its own key does not tell. */
    public Map<String, AssetId> aliases(Tx tx, String source) {
        Map<String, AssetId> found = new TreeMap<>();
        tx.forEach(
                "select spelling, asset_id from asset_alias where source = ?",
                row -> found.put(row.getString(1), new AssetId(row.getLong(2))),
                source);
        return found;
    }

    /** How sources spell an asset, each as {@code source: spelling}. */
    public List<String> spellings(Tx tx, AssetId asset) {
        List<String> found = new ArrayList<>();
        tx.forEach(
                "select source, spelling from asset_alias where asset_id = ?"
                        + " order by source, spelling",
                row -> found.add(row.getString(1) + ": " + row.getString(2)),
                asset.value());
        return found;
    }

    /** Remembers that a source's spelling stands for an asset. */
    public void putAlias(Tx tx, String source, String spelling, AssetId asset) {
        tx.execute(
                "merge into asset_alias (source, spelling, asset_id) values (?, ?, ?)",
                source,
                spelling,
                asset.value());
    }

    /** Removes assets that nothing refers to any more, as after the undo of an import. */
    public void deleteUnused(Tx tx, List<AssetId> candidates) {
        Set<Long> unused = new HashSet<>();
        candidates.forEach(candidate -> unused.add(candidate.value()));
        Unused.remove(
                tx,
                unused,
                List.of(
                        "select asset_id from stated_holding",
                        "select asset_id from collected_holding",
                        "select asset_id from watched_asset",
                        "select asset_id from portfolio_benchmark",
                        "select asset_id from plan_participation where asset_id is not null",
                        "select asset_id from plan_preference",
                        "select asset_id from trading_rule",
                        "select asset_id from target_allocation where asset_id is not null",
                        "select distinct asset_id from price_bar",
                        "select asset_in, asset_out, fee_asset, subject_asset"
                                + " from former_transaction",
                        "select asset_in, asset_out, fee_asset, subject_asset"
                                + " from ledger_transaction"));
        for (long id : unused) {
            tx.execute("delete from asset_change where asset_id = ?", id);
            tx.execute("delete from asset_alias where asset_id = ?", id);
            tx.execute("delete from asset where id = ?", id);
        }
    }
}
