package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a feed tells of one asset.
 *
 * @param currency that the feed says the prices are in
 * @param candles finished days, oldest first
 * @param quote the latest price if the answer had one
 * @param whole first day from which on these are all the days that there are, which is later than
 *     the one asked for where the feed reaches less far back; {@code null} if it tells no days
 */
public record FeedBars(
        CurrencyCode currency,
        List<Candle> candles,
        List<CorporateAction> actions,
        @Nullable Quote quote,
        @Nullable LocalDate whole) {
    public FeedBars {
        candles = List.copyOf(candles);
        actions = List.copyOf(actions);
    }

    /** Of a source that knows the latest price at most. */
    static FeedBars quoteOnly(CurrencyCode currency, @Nullable Quote quote) {
        return new FeedBars(currency, List.of(), List.of(), quote, null);
    }
}
