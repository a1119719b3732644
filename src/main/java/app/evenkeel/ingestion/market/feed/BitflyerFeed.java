package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.bitflyer.BitflyerExchange;
import org.knowm.xchange.bitflyer.dto.marketdata.BitflyerTicker;
import org.knowm.xchange.bitflyer.service.BitflyerMarketDataServiceRaw;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** bitFlyer: the latest price in yen with bid and ask; it has no candles. */
public final class BitflyerFeed extends ExchangeFeed {
    public BitflyerFeed(Gate gate, Clock clock) {
        this(gate, null, clock);
    }

    BitflyerFeed(Gate gate, @Nullable URI base, Clock clock) {
        super("bitflyer", Hosts.BITFLYER, BitflyerExchange.class, "JPY", gate, base, clock);
    }

    /** Read in bitFlyer's own words, since the library passes the best ask off as the last. */
    @Override
    @Nullable Quote quote(FeedAsset asset, Progress progress) {
        String product = pair(asset).toString().replace('/', '_');
        BitflyerTicker ticker =
                call(
                        asset,
                        progress,
                        () ->
                                ((BitflyerMarketDataServiceRaw) exchange().getMarketDataService())
                                        .getTicker(product));
        return ticker == null || ticker.getLtp() == null
                ? null
                : new Quote(
                        plain(ticker.getLtp()),
                        plain(ticker.getBestBid()),
                        plain(ticker.getBestAsk()),
                        asset.currency(),
                        time(ticker.getTimestamp()),
                        id());
    }

    private Instant time(@Nullable String text) {
        try {
            return text == null
                    ? clock().instant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return clock().instant();
        }
    }
}
