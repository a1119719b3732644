package app.evenkeel.analytics.allocation;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;

import java.util.List;

/** Where each asset stands in a list, by its id: a table by hash, a quarter to half full. */
final class AssetIndex {
    /** 2^64 over the golden ratio: neighbouring ids come to lie far apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int shift;
    private final long[] ids;

    /** One more than the index; 0 where nothing is. */
    private final int[] places;

    AssetIndex(List<Asset> assets) {
        int size = 4 * Integer.highestOneBit(Math.max(1, assets.size()));
        shift = Long.numberOfLeadingZeros(size) + 1;
        ids = new long[size];
        places = new int[size];
        for (int i = 0; i < assets.size(); i++) {
            long id = assets.get(i).id().value();
            int slot = slot(id);
            ids[slot] = id;
            places[slot] = i + 1;
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
        while (places[slot] != 0 && ids[slot] != id) {
            slot = (slot + 1) & (ids.length - 1);
        }
        return slot;
    }
}
