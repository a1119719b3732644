package app.evenkeel.analytics.allocation;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;

import java.util.List;

/** Where each asset stands in a list, by its id: a table by hash, a quarter to half full. */
final class AssetIndex {
    /** 2^64 over the golden ratio: neighbouring ids come to lie far apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<Asset> assets;
    private final int shift;

    /** One more than the index; 0 where nothing is. */
    private final int[] places;

    AssetIndex(List<Asset> assets) {
        this.assets = assets;
        int size = 4 * Integer.highestOneBit(Math.max(1, assets.size()));
        shift = Long.numberOfLeadingZeros(size) + 1;
        places = new int[size];
        for (int i = 0; i < assets.size(); i++) {
            places[slot(assets.get(i).id().value())] = i + 1;
        }
    }

    /** The index of an asset. */
    int of(AssetId id) {
        int place = places[slot(id.value())];
        if (place == 0) {
            throw new IllegalArgumentException("asset " + id + " is missing");
        }
        return place - 1;
    }

    /** Where an id is, or would be. */
    private int slot(long id) {
        int slot = (int) ((id * SPREAD) >>> shift);
        while (places[slot] != 0 && assets.get(places[slot] - 1).id().value() != id) {
            slot = (slot + 1) & (places.length - 1);
        }
        return slot;
    }
}
