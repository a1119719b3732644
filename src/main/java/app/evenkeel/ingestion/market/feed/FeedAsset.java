package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;

/**
 * An asset as one feed is asked for it.
 *
 * @param symbol the feed's own spelling
 * @param currency that its prices are wanted in
 */
public record FeedAsset(AssetKind kind, String symbol, CurrencyCode currency) {}
