package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a feed tells of one asset.
 *
 * @param currency that the feed says the prices are in
 * @param candles finished days, oldest first
 * @param quote the latest price if the answer had one
 */
public record FeedBars(
        CurrencyCode currency,
        List<Candle> candles,
        List<CorporateAction> actions,
        @Nullable Quote quote) {
    public FeedBars {
        candles = List.copyOf(candles);
        actions = List.copyOf(actions);
    }
}
