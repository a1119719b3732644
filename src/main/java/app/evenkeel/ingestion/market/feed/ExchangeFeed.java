package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Refusal;
import app.evenkeel.ingestion.net.RestFailure;
import app.evenkeel.ingestion.net.UrlConnections;

import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.service.marketdata.MarketDataService;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An exchange of coins by way of the XChange library, every call of which goes through the gate.
 * Symbols are pairs such as {@code BTC/USD}; days are UTC days.
 */
abstract class ExchangeFeed implements Feed {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final long LATEST_MILLIS = 32_503_680_000_000L;

    static {
        UrlConnections.restrain();
    }

    private final String id;
    private final Host host;
    private final Class<? extends Exchange> type;
    private final String quotedIn;
    private final Gate gate;
    private final @Nullable URI base;
    private final Clock clock;
    private final Object making = new Object();
    private @Nullable Exchange exchange;

    /**
     * @param quotedIn the currency that most pairs are quoted in
     * @param base where to send requests instead of the exchange's own address, for tests
     */
    ExchangeFeed(
            String id,
            Host host,
            Class<? extends Exchange> type,
            String quotedIn,
            Gate gate,
            @Nullable URI base,
            Clock clock) {
        this.id = id;
        this.host = host;
        this.type = type;
        this.quotedIn = quotedIn;
        this.gate = gate;
        this.base = base;
        this.clock = clock;
    }

    /** A call of the library. */
    interface Call<T> {
        @Nullable T call() throws IOException;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Set<AssetKind> kinds() {
        return EnumSet.of(AssetKind.CRYPTO, AssetKind.STABLECOIN);
    }

    @Override
    public final List<Host> hosts() {
        return List.of(host);
    }

    @Override
    public Optional<String> guess(Asset asset) {
        return asset.symbol().equals(quotedIn)
                ? Optional.empty()
                : Optional.of(asset.symbol() + "/" + quotedIn);
    }

    /** Where the exchange has no candles: the latest price, since a ticker is no day's bar. */
    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        return FeedBars.quoteOnly(asset.currency(), quote(asset, progress));
    }

    @Override
    public final List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        List<FeedQuote> found = new ArrayList<>();
        for (FeedAsset asset : assets) {
            try {
                Quote quote = quote(asset, progress);
                if (quote != null) {
                    found.add(new FeedQuote(asset, quote));
                }
            } catch (FetchException e) {
                if (e.problem().code() != ProblemCode.FEED_KNOWS_NOT) {
                    throw e;
                }
            }
        }
        return found;
    }

    /** The latest price, as of the moment it came: most tickers do not tell their time. */
    @Nullable Quote quote(FeedAsset asset, Progress progress) {
        CurrencyPair pair = pair(asset);
        Ticker ticker =
                call(asset, progress, () -> ticker(exchange().getMarketDataService(), pair));
        if (ticker == null || ticker.getLast() == null) {
            return null;
        }
        return new Quote(
                plain(ticker.getLast()),
                plain(ticker.getBid()),
                plain(ticker.getAsk()),
                asset.currency(),
                clock.instant(),
                id);
    }

    @SuppressWarnings("deprecation") // the exchanges implement only the older form
    private static Ticker ticker(MarketDataService service, CurrencyPair pair) throws IOException {
        return service.getTicker(pair);
    }

    /**
     * The exchange, made when first needed: that takes a second. Not under this object's own lock,
     * which a caller that waits for another thread's request may hold.
     */
    final Exchange exchange() {
        synchronized (making) {
            Exchange present = exchange;
            if (present == null) {
                ExchangeSpecification specification = new ExchangeSpecification(type);
                specification.setShouldLoadRemoteMetaData(false);
                specification.setHttpConnTimeout(TIMEOUT_MILLIS);
                specification.setHttpReadTimeout(TIMEOUT_MILLIS);
                // Pauses and repeats are the gate's.
                specification.getResilience().setRateLimiterEnabled(false);
                specification.getResilience().setRetryEnabled(false);
                // The library has addresses of its own, which need not be on the list.
                URI target = base == null ? host.address() : base;
                specification.setSslUri(target.toString());
                specification.setHost(target.getHost());
                if (base != null) {
                    specification.setPort(base.getPort());
                }
                present = ExchangeFactory.INSTANCE.createExchange(specification);
                exchange = present;
            }
            return present;
        }
    }

    /** Lets a call of the library out through the gate. */
    final <T> @Nullable T call(FeedAsset asset, Progress progress, Call<T> call) {
        try {
            return gate.call(
                            host.name(),
                            progress,
                            () -> Optional.ofNullable(translated(call, asset)))
                    .orElse(null);
        } catch (FetchException e) {
            boolean unknown =
                    e.getCause() instanceof Refusal refusal
                            && (refusal.status() == 400 || refusal.status() == 404);
            throw unknown ? Answers.unknown(id, asset.symbol()) : e;
        }
    }

    private <T> @Nullable T translated(Call<T> call, FeedAsset asset) throws IOException {
        try {
            return call.call();
        } catch (CurrencyPairNotValidException e) {
            throw Answers.unknown(id, asset.symbol());
        } catch (IOException | RuntimeException e) {
            throw translated(e, asset);
        }
    }

    private IOException translated(Exception thrown, FeedAsset asset) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 10; depth++) {
            String message = String.valueOf(each.getMessage());
            if (message.contains("Unknown asset pair") || message.contains("Invalid symbol")) {
                throw Answers.unknown(id, asset.symbol());
            }
            each = each.getCause();
        }
        return RestFailure.of(thrown, host, clock.instant());
    }

    /**
     * @throws FetchException if the symbol is no pair
     */
    final CurrencyPair pair(FeedAsset asset) {
        int at = asset.symbol().indexOf('/');
        if (at <= 0 || at == asset.symbol().length() - 1) {
            throw Answers.unknown(id, asset.symbol());
        }
        return new CurrencyPair(asset.symbol().substring(0, at), asset.symbol().substring(at + 1));
    }

    /** A candle of a UTC day, unless the day is still running. */
    final void add(
            List<Candle> candles,
            long millis,
            @Nullable BigDecimal open,
            @Nullable BigDecimal high,
            @Nullable BigDecimal low,
            @Nullable BigDecimal close,
            @Nullable BigDecimal volume) {
        if (millis <= 0 || millis > LATEST_MILLIS) {
            throw Answers.unreadable(host, "a candle has no day");
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        if (day.isBefore(today())) {
            candles.add(
                    new Candle(
                            day,
                            plain(open),
                            plain(high),
                            plain(low),
                            plain(close),
                            plain(volume),
                            Adjustment.RAW,
                            day + " open " + open + " high " + high + " low " + low + " close "
                                    + close));
        }
    }

    final LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    final Clock clock() {
        return clock;
    }

    /** What was asked for, in an answer without an earlier end. */
    static FeedBars within(
            CurrencyCode currency, List<Candle> candles, LocalDate from, LocalDate to) {
        return within(currency, candles, from, to, from);
    }

    static FeedBars within(
            CurrencyCode currency,
            List<Candle> candles,
            LocalDate from,
            LocalDate to,
            LocalDate whole) {
        return new FeedBars(
                currency,
                candles.stream()
                        .filter(c -> !c.day().isBefore(from) && !c.day().isAfter(to))
                        .toList(),
                List.of(),
                null,
                whole);
    }

    static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : Answers.plain(value);
    }
}
