package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.BinanceTicker24h;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.service.BinanceMarketDataServiceRaw;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.instrument.Instrument;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Binance: daily candles, a thousand an answer. */
public final class BinanceFeed extends ExchangeFeed {
    private static final int PAGE = 1_000;

    public BinanceFeed(Gate gate, Clock clock) {
        this(gate, null, clock);
    }

    BinanceFeed(Gate gate, @Nullable URI base, Clock clock) {
        super("binance", Hosts.BINANCE, BinanceExchange.class, "USDT", gate, base, clock);
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        CurrencyPair pair = pair(asset);
        List<Candle> candles = new ArrayList<>();
        long next = millis(from);
        long end = millis(to.plusDays(1)) - 1;
        while (next <= end) {
            long start = next;
            List<BinanceKline> page =
                    call(
                            asset,
                            progress,
                            () ->
                                    ((BinanceMarketDataServiceRaw)
                                                    exchange().getMarketDataService())
                                            .klines(pair, KlineInterval.d1, PAGE, start, end));
            if (page == null || page.isEmpty()) {
                break;
            }
            for (BinanceKline line : page) {
                add(
                        candles,
                        line.getOpenTime(),
                        line.getOpen(),
                        line.getHigh(),
                        line.getLow(),
                        line.getClose(),
                        line.getVolume());
            }
            long last = page.getLast().getOpenTime();
            // A server that repeats itself must not keep us here.
            next = page.size() < PAGE || last < start ? Long.MAX_VALUE : last + 1;
        }
        return within(asset.currency(), candles, from, to);
    }

    /** The library's own ticker needs a list of all pairs; the plain one does not. */
    @Override
    @Nullable Quote quote(FeedAsset asset, Progress progress) {
        Instrument pair = pair(asset);
        BinanceTicker24h ticker =
                call(
                        asset,
                        progress,
                        () ->
                                ((BinanceMarketDataServiceRaw) exchange().getMarketDataService())
                                        .ticker24hAllProducts(pair));
        return ticker == null || ticker.getLastPrice() == null || ticker.getCloseTime() <= 0
                ? null
                : new Quote(
                        plain(ticker.getLastPrice()),
                        plain(ticker.getBidPrice()),
                        plain(ticker.getAskPrice()),
                        asset.currency(),
                        Instant.ofEpochMilli(ticker.getCloseTime()),
                        id());
    }
}
