package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.coinbase.v2.CoinbaseExchange;
import org.knowm.xchange.coinbase.v2.dto.CoinbasePrice;
import org.knowm.xchange.coinbase.v2.service.CoinbaseMarketDataService;
import org.knowm.xchange.currency.CurrencyPair;

import java.net.URI;
import java.time.Clock;

/** Coinbase: the spot price; the library knows no candles of it. */
public final class CoinbaseFeed extends ExchangeFeed {
    public CoinbaseFeed(Gate gate, Clock clock) {
        this(gate, null, clock);
    }

    CoinbaseFeed(Gate gate, @Nullable URI base, Clock clock) {
        super("coinbase", Hosts.COINBASE, CoinbaseExchange.class, "USD", gate, base, clock);
    }

    @Override
    @Nullable Quote quote(FeedAsset asset, Progress progress) {
        CurrencyPair pair = pair(asset);
        CoinbasePrice price =
                call(
                        asset,
                        progress,
                        () ->
                                ((CoinbaseMarketDataService) exchange().getMarketDataService())
                                        .getCoinbaseSpotRate(pair.getBase(), pair.getCounter()));
        return price == null || price.getAmount() == null
                ? null
                : new Quote(
                        plain(price.getAmount()),
                        null,
                        null,
                        asset.currency(),
                        clock().instant(),
                        id());
    }
}
