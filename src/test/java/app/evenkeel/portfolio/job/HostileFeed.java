package app.evenkeel.portfolio.job;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feed;
import app.evenkeel.ingestion.market.feed.FeedAsset;
import app.evenkeel.ingestion.market.feed.FeedBars;
import app.evenkeel.ingestion.market.feed.FeedQuote;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Refusal;
import app.evenkeel.scheduling.SimulatedWorld;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * A source behind the real gate and a hostile network: answers get lost, are refused, come late,
 * come twice or are garbage. {@link #close} and {@link #price} are the truth.
 */
final class HostileFeed implements Feed {
    static final String ID = "hostile";
    static final Host HOST = new Host("hostile.example", "host.daily-prices", 10, 20);

    /** As far back as it knows. */
    private static final int DAYS = 10;

    private final SimulatedWorld world;
    private final Random random;
    private final BooleanSupplier isCalm;
    private final Gate gate;
    private final LocalDate first;
    private final Map<String, FeedBars> before = new HashMap<>();

    HostileFeed(SimulatedWorld world, Random random, BooleanSupplier isCalm, Gate gate) {
        this.world = world;
        this.random = random;
        this.isCalm = isCalm;
        this.gate = gate;
        this.first = today().minusDays(DAYS);
    }

    /** What was on its way is gone. */
    void crash() {
        before.clear();
    }

    /** The last day that is over. */
    LocalDate lastDay() {
        return today().minusDays(1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
    }

    static BigDecimal close(String symbol, LocalDate day) {
        return price(symbol, day.atTime(21, 0).toInstant(ZoneOffset.UTC));
    }

    /** A price that moves slowly, by some thousandths an hour. */
    static BigDecimal price(String symbol, Instant at) {
        int asset = Math.floorMod(symbol.hashCode(), 7);
        double minutes = at.getEpochSecond() / 60.0;
        double wave = 1 + 0.03 * Math.sin(minutes / 1_500.0 + asset);
        return BigDecimal.valueOf((asset + 1) * 100L)
                .multiply(BigDecimal.valueOf(wave))
                .setScale(6, RoundingMode.HALF_EVEN);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<AssetKind> kinds() {
        return EnumSet.of(AssetKind.EQUITY);
    }

    @Override
    public List<Host> hosts() {
        return List.of(HOST);
    }

    @Override
    public Optional<String> guess(Asset asset) {
        return Optional.of(asset.symbol());
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        return ask(asset);
    }

    @Override
    public List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        List<FeedQuote> found = new ArrayList<>();
        for (FeedAsset asset : assets) {
            Quote quote = ask(asset).quote();
            if (quote != null) {
                found.add(new FeedQuote(asset, quote));
            }
        }
        return found;
    }

    /** Not stopped by a cancel in the middle of an answer, so that one thread at a time lives. */
    private FeedBars ask(FeedAsset asset) {
        return gate.call(HOST.name(), Progress.NONE, () -> answer(asset));
    }

    private FeedBars answer(FeedAsset asset) throws IOException {
        int luck = isCalm.getAsBoolean() ? 99 : random.nextInt(100);
        world.sleep(Duration.ofMillis(50 + random.nextInt(200)));
        if (luck < 8) {
            world.sleep(Duration.ofSeconds(30));
            throw new IOException("lost");
        }
        if (luck < 11) {
            throw new Refusal(429, Duration.ofSeconds(random.nextInt(300)));
        }
        if (luck < 14) {
            throw new Refusal(500, null);
        }
        if (luck < 18) {
            world.sleep(Duration.ofSeconds(random.nextInt(400)));
        }
        FeedBars old = before.get(asset.symbol());
        if (luck < 22 && old != null) {
            return old;
        }
        FeedBars right = truth(asset);
        if (luck < 34) {
            return garbage(right);
        }
        before.put(asset.symbol(), right);
        return right;
    }

    private FeedBars truth(FeedAsset asset) {
        List<Candle> candles = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(lastDay()); day = day.plusDays(1)) {
            candles.add(candle(day, close(asset.symbol(), day)));
        }
        Instant at = world.now();
        BigDecimal price = price(asset.symbol(), at);
        return new FeedBars(
                asset.currency(),
                candles,
                List.of(),
                new Quote(price, price, price, asset.currency(), at, ID),
                first);
    }

    private FeedBars garbage(FeedBars right) {
        List<Candle> candles = new ArrayList<>(right.candles());
        int victim = random.nextInt(candles.size());
        Candle candle = candles.get(victim);
        candles.set(victim, candle(candle.day(), spoilt(candle.close())));
        Quote quote = right.quote();
        if (quote == null) {
            return right;
        }
        return switch (random.nextInt(4)) {
            case 0 -> new FeedBars(CurrencyCode.JPY, right.candles(), List.of(), null, first);
            case 1 -> new FeedBars(right.currency(), candles, List.of(), crossed(quote), first);
            case 2 -> new FeedBars(right.currency(), candles, List.of(), tomorrows(quote), first);
            default -> new FeedBars(right.currency(), candles, List.of(), wrong(quote), first);
        };
    }

    private @Nullable BigDecimal spoilt(@Nullable BigDecimal right) {
        if (right == null) {
            return null;
        }
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> right.negate();
            case 2 -> right.movePointRight(2);
            case 3 -> right.movePointLeft(2);
            case 4 -> null;
            default -> right.multiply(BigDecimal.TWO);
        };
    }

    private static Quote crossed(Quote right) {
        BigDecimal bid = right.last() == null ? null : right.last().add(BigDecimal.ONE);
        return new Quote(
                right.last(), bid, right.ask(), right.currency(), right.at(), right.source());
    }

    private static Quote tomorrows(Quote right) {
        Instant at = right.at().plus(Duration.ofDays(1_000));
        return new Quote(
                right.last(), right.bid(), right.ask(), right.currency(), at, right.source());
    }

    private Quote wrong(Quote right) {
        return new Quote(
                spoilt(right.last()), null, null, right.currency(), right.at(), right.source());
    }

    private static Candle candle(LocalDate day, @Nullable BigDecimal close) {
        return new Candle(day, null, null, null, close, null, Adjustment.RAW, day + " " + close);
    }
}
