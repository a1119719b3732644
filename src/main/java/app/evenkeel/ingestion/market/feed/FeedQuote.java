package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Quote;

/** The latest price of one of the assets that were asked for. */
public record FeedQuote(FeedAsset asset, Quote quote) {}
