package app.evenkeel.storage.row;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An asset. */
@Entity
@Table(name = "asset")
public class AssetRow {
    @Id public long id;
    public String assetKey;
    public String kind;
    public String symbol;
    public String name;
    public String currency;
    public String isin;
    public int unitsPerPrice;
    public boolean active;

    public static AssetRow of(Asset asset) {
        AssetRow row = new AssetRow();
        row.id = asset.id().value();
        row.assetKey = asset.key();
        row.kind = asset.kind().name();
        row.symbol = asset.symbol();
        row.name = asset.name();
        row.currency = asset.currency().value();
        row.isin = asset.isin();
        row.unitsPerPrice = asset.unitsPerPrice();
        row.active = asset.active();
        return row;
    }

    public Asset toAsset() {
        return new Asset(
                new AssetId(id),
                assetKey,
                AssetKind.valueOf(kind),
                symbol,
                name,
                Words.currency(currency),
                isin,
                unitsPerPrice,
                active);
    }
}
