package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feed;
import app.evenkeel.ingestion.market.feed.FeedAsset;
import app.evenkeel.ingestion.market.feed.FeedBars;
import app.evenkeel.ingestion.market.feed.FeedQuote;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Host;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feed that tells what a test has put into it. */
final class SampleFeed implements Feed {
    private final String id;
    private final Map<String, SortedMap<LocalDate, String>> closes = new ConcurrentHashMap<>();
    private final List<CorporateAction> actions = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<FxRate> rates = new CopyOnWriteArrayList<>();
    private volatile @Nullable Quote quote;
    private volatile boolean down;
    private volatile boolean quoteOnly;
    private volatile LocalDate reach = LocalDate.EPOCH;
    private volatile @Nullable Error error;
    private volatile Adjustment adjustment = Adjustment.SPLIT;

    SampleFeed(String id) {
        this.id = id;
    }

    SampleFeed close(String symbol, LocalDate day, String close) {
        closes.computeIfAbsent(symbol, _ -> new TreeMap<>()).put(day, close);
        return this;
    }

    SampleFeed adjustment(Adjustment next) {
        adjustment = next;
        return this;
    }

    SampleFeed action(CorporateAction action) {
        actions.add(action);
        return this;
    }

    SampleFeed rate(FxRate rate) {
        rates.add(rate);
        return this;
    }

    SampleFeed quote(Quote next) {
        quote = next;
        return this;
    }

    /** The first day that it can tell of. */
    SampleFeed reachingTo(LocalDate day) {
        reach = day;
        return this;
    }

    /** It knows the latest price and no days. */
    SampleFeed quoteOnly() {
        quoteOnly = true;
        return this;
    }

    /** It forgets what it told of an asset, but not the asset. */
    SampleFeed silent(String symbol) {
        closes.put(symbol, new TreeMap<>());
        return this;
    }

    SampleFeed down(boolean isDown) {
        down = isDown;
        return this;
    }

    SampleFeed failing(Error next) {
        error = next;
        return this;
    }

    /** Symbol and first day of each request, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<AssetKind> kinds() {
        return EnumSet.of(AssetKind.EQUITY, AssetKind.ETF);
    }

    @Override
    public List<Host> hosts() {
        return List.of();
    }

    @Override
    public Optional<String> guess(Asset asset) {
        return Optional.of(asset.symbol());
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        asked.add(asset.symbol() + " " + from);
        Error thrown = error;
        if (thrown != null) {
            throw thrown;
        }
        if (down) {
            throw new FetchException(ProblemCode.HOST_UNREACHABLE, id, "down");
        }
        if (quoteOnly) {
            return new FeedBars(asset.currency(), List.of(), List.of(), quote, null);
        }
        SortedMap<LocalDate, String> known = closes.get(asset.symbol());
        if (known == null) {
            throw new FetchException(ProblemCode.FEED_KNOWS_NOT, id, asset.symbol());
        }
        List<Candle> candles = new ArrayList<>();
        known.tailMap(from.isBefore(reach) ? reach : from)
                .forEach((day, close) -> candles.add(candle(day, close)));
        return new FeedBars(
                asset.currency(),
                candles,
                actions.stream().filter(a -> !a.day().isBefore(from)).toList(),
                quote,
                from.isBefore(reach) ? reach : from);
    }

    @Override
    public List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        if (down) {
            throw new FetchException(ProblemCode.HOST_UNREACHABLE, id, "down");
        }
        Quote told = quote;
        return told == null
                ? List.of()
                : assets.stream().map(asset -> new FeedQuote(asset, told)).toList();
    }

    @Override
    public List<FxRate> rates(LocalDate from, Progress progress) {
        if (down) {
            throw new FetchException(ProblemCode.HOST_UNREACHABLE, id, "down");
        }
        return rates.stream().filter(rate -> !rate.date().isBefore(from)).toList();
    }

    private Candle candle(LocalDate day, String close) {
        BigDecimal value = close.equals("NaN") ? null : new BigDecimal(close);
        return new Candle(day, null, null, null, value, null, adjustment, close);
    }
}
