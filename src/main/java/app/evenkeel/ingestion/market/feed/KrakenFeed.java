package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.kraken.KrakenExchange;
import org.knowm.xchange.kraken.dto.marketdata.KrakenOHLC;
import org.knowm.xchange.kraken.dto.marketdata.KrakenOHLCs;
import org.knowm.xchange.kraken.service.KrakenMarketDataServiceRaw;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Kraken: the last 720 daily candles. Its own names of coins are asked for first. */
public final class KrakenFeed extends ExchangeFeed {
    private static final int DAY_MINUTES = 1_440;

    /** Candles an answer has at most, the running day's among them. */
    private static final int LONGEST_ANSWER = 720;

    private boolean knowsNames;

    public KrakenFeed(Gate gate, Clock clock) {
        this(gate, null, clock);
    }

    KrakenFeed(Gate gate, @Nullable URI base, Clock clock) {
        super("kraken", Hosts.KRAKEN, KrakenExchange.class, "USD", gate, base, clock);
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        CurrencyPair pair = pair(asset);
        learnNames(asset, progress);
        // Candles after this second, so that the first day itself is among them.
        long since = millis(from) / 1_000 - 1;
        KrakenOHLCs answer =
                call(
                        asset,
                        progress,
                        () ->
                                ((KrakenMarketDataServiceRaw) exchange().getMarketDataService())
                                        .getKrakenOHLC(pair, DAY_MINUTES, since));
        List<Candle> candles = new ArrayList<>();
        if (answer != null && answer.getOHLCs() != null) {
            for (KrakenOHLC line : answer.getOHLCs()) {
                add(
                        candles,
                        Math.multiplyExact(line.getTime(), 1_000L),
                        line.getOpen(),
                        line.getHigh(),
                        line.getLow(),
                        line.getClose(),
                        line.getVolume());
            }
        }
        boolean isCut = candles.size() + 1 >= LONGEST_ANSWER;
        return within(
                asset.currency(),
                candles,
                from,
                to,
                isCut && candles.getFirst().day().isAfter(from) ? candles.getFirst().day() : from);
    }

    @Override
    @Nullable Quote quote(FeedAsset asset, Progress progress) {
        learnNames(asset, progress);
        return super.quote(asset, progress);
    }

    /** Without these the library asks for no pair at all. */
    private synchronized void learnNames(FeedAsset asset, Progress progress) {
        if (!knowsNames) {
            call(
                    asset,
                    progress,
                    () -> {
                        exchange().remoteInit();
                        return true;
                    });
            knowsNames = true;
        }
    }
}
