package app.evenkeel.storage;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;

import java.util.List;

/** Assets and how each source spells them. Assets are shared: they belong to no owner. */
public final class AssetStore {
    /** All assets, by id. */
    public List<Asset> findAll(Tx tx) {
        throw new IllegalStateException();
    }

    /** Adds an asset. */
    public Asset insert(Tx tx, AssetRef ref) {
        throw new IllegalStateException();
    }

    /** Replaces symbol, name, kind, ISIN and activity of an asset; its key stays. */
    public void update(Tx tx, Asset asset) {
        throw new IllegalStateException();
    }

    /** Removes assets that nothing refers to any more, as after the undo of an import. */
    public void deleteUnused(Tx tx, List<AssetId> candidates) {
        throw new IllegalStateException();
    }
}
