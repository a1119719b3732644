package app.evenkeel.ingestion.file;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.market.Candle;

import java.util.List;

/** Receives the prices that a file of transactions holds too, one asset after another. */
@FunctionalInterface
public interface PriceSink {
    /** All that the file has of one asset, unchecked and in any order; in the asset's currency. */
    void prices(AssetRef asset, List<Candle> candles);
}
