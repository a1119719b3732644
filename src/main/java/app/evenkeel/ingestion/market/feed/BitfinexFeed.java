package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.bitfinex.BitfinexExchange;
import org.knowm.xchange.bitfinex.service.BitfinexMarketDataServiceRaw;
import org.knowm.xchange.bitfinex.v2.dto.marketdata.BitfinexCandle;
import org.knowm.xchange.currency.CurrencyPair;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Bitfinex: daily candles, some thousands an answer. */
public final class BitfinexFeed extends ExchangeFeed {
    private static final int PAGE = 5_000;
    private static final int OLDEST_FIRST = 1;

    public BitfinexFeed(Gate gate, Clock clock) {
        this(gate, null, clock);
    }

    BitfinexFeed(Gate gate, @Nullable URI base, Clock clock) {
        super("bitfinex", Hosts.BITFINEX, BitfinexExchange.class, "USD", gate, base, clock);
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        CurrencyPair pair = pair(asset);
        long end = millis(to.plusDays(1)) - 1;
        List<BitfinexCandle> page =
                call(
                        asset,
                        progress,
                        () ->
                                ((BitfinexMarketDataServiceRaw) exchange().getMarketDataService())
                                        .getHistoricCandles(
                                                "1D", pair, PAGE, millis(from), end, OLDEST_FIRST));
        List<Candle> candles = new ArrayList<>();
        for (BitfinexCandle line : page == null ? List.<BitfinexCandle>of() : page) {
            add(
                    candles,
                    line.getMillisecondTimestamp(),
                    exact(line.getOpen()),
                    exact(line.getHigh()),
                    exact(line.getLow()),
                    exact(line.getClose()),
                    exact(line.getVolume()));
        }
        return within(asset.currency(), candles, from, to);
    }

    /** The library has them as fractions of two; their shortest decimal is what was sent. */
    private static @Nullable BigDecimal exact(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : null;
    }
}
