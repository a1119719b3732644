package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.bitstamp.BitstampExchange;
import org.knowm.xchange.bitstamp.dto.marketdata.BitstampTicker;
import org.knowm.xchange.bitstamp.service.BitstampMarketDataServiceRaw;
import org.knowm.xchange.currency.CurrencyPair;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;

/**
 * Bitstamp: the latest price with bid and ask. The library knows no candles of it, and its trades
 * reach back one day from now, which is no whole day of trading.
 */
public final class BitstampFeed extends ExchangeFeed {
    public BitstampFeed(Gate gate, Clock clock) {
        this(gate, null, clock);
    }

    BitstampFeed(Gate gate, @Nullable URI base, Clock clock) {
        super("bitstamp", Hosts.BITSTAMP, BitstampExchange.class, "USD", gate, base, clock);
    }

    @Override
    @Nullable Quote quote(FeedAsset asset, Progress progress) {
        CurrencyPair pair = pair(asset);
        BitstampTicker ticker =
                call(
                        asset,
                        progress,
                        () ->
                                ((BitstampMarketDataServiceRaw) exchange().getMarketDataService())
                                        .getBitstampTicker(pair));
        return ticker == null || ticker.getLast() == null || ticker.getTimestamp() <= 0
                ? null
                : new Quote(
                        plain(ticker.getLast()),
                        plain(ticker.getBid()),
                        plain(ticker.getAsk()),
                        asset.currency(),
                        Instant.ofEpochSecond(ticker.getTimestamp()),
                        id());
    }
}
