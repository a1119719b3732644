package app.evenkeel.portfolio.job;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.EcbFeed;
import app.evenkeel.ingestion.market.feed.Feed;
import app.evenkeel.ingestion.market.feed.FeedAsset;
import app.evenkeel.ingestion.market.feed.FeedBars;
import app.evenkeel.ingestion.market.feed.FeedQuote;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.Refusal;
import app.evenkeel.scheduling.SimulatedWorld;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The bank's rates behind the real gate and a hostile network: answers get lost, are refused, come
 * late, come again when they are old, have a day to come, or a rate that is far off. {@link #rate}
 * is the truth.
 */
final class HostileRates implements Feed {
    static final Host HOST = new Host("rates.example", "host.rates", 10, 20);
    static final List<CurrencyCode> QUOTED = List.of(CurrencyCode.USD, CurrencyCode.JPY);

    /** As far back as it knows. */
    private static final int DAYS = 30;

    private static final LocalDate TO_COME = LocalDate.of(2099, 1, 2);

    private final SimulatedWorld world;
    private final Random random;
    private final BooleanSupplier isCalm;
    private final Gate gate;
    private List<FxRate> before = List.of();

    HostileRates(SimulatedWorld world, Random random, BooleanSupplier isCalm, Gate gate) {
        this.world = world;
        this.random = random;
        this.isCalm = isCalm;
        this.gate = gate;
    }

    /** What was on its way is gone. */
    void crash() {
        before = List.of();
    }

    /** The last day that has a rate. */
    LocalDate lastDay() {
        return LocalDate.ofInstant(world.now(), ZoneOffset.UTC).minusDays(1);
    }

    /** A rate that moves slowly, by some thousandths a day. */
    static FxRate rate(CurrencyCode currency, LocalDate day) {
        double level = currency.equals(CurrencyCode.JPY) ? 160 : 1.1;
        double wave = 1 + 0.05 * Math.sin(day.toEpochDay() / 20.0);
        BigDecimal rate = BigDecimal.valueOf(level * wave).setScale(4, RoundingMode.HALF_EVEN);
        return new FxRate(CurrencyCode.EUR, currency, rate, day);
    }

    @Override
    public String id() {
        return EcbFeed.ID;
    }

    @Override
    public Set<AssetKind> kinds() {
        return EnumSet.of(AssetKind.CASH);
    }

    @Override
    public List<Host> hosts() {
        return List.of(HOST);
    }

    @Override
    public Optional<String> guess(Asset asset) {
        return Optional.empty();
    }

    @Override
    public FeedBars bars(FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        return new FeedBars(asset.currency(), List.of(), List.of(), null, null);
    }

    @Override
    public List<FeedQuote> quotes(List<FeedAsset> assets, Progress progress) {
        return List.of();
    }

    /** Not stopped by a cancel in the middle of an answer, so that one thread at a time lives. */
    @Override
    public List<FxRate> rates(LocalDate from, Progress progress) {
        return gate.call(HOST.name(), Progress.NONE, this::answer).stream()
                .filter(rate -> !rate.date().isBefore(from))
                .toList();
    }

    private List<FxRate> answer() throws IOException {
        int luck = isCalm.getAsBoolean() ? 99 : random.nextInt(100);
        world.sleep(Duration.ofMillis(50 + random.nextInt(200)));
        if (luck < 8) {
            world.sleep(Duration.ofSeconds(30));
            throw new IOException("lost");
        }
        if (luck < 14) {
            throw new Refusal(luck < 11 ? 429 : 500, null);
        }
        if (luck < 20) {
            world.sleep(Duration.ofSeconds(random.nextInt(400)));
        }
        if (luck < 30 && !before.isEmpty()) {
            return before;
        }
        List<FxRate> right = truth();
        before = right;
        return luck < 60 ? garbage(right) : right;
    }

    private List<FxRate> truth() {
        List<FxRate> rates = new ArrayList<>();
        for (LocalDate day = lastDay().minusDays(DAYS);
                !day.isAfter(lastDay());
                day = day.plusDays(1)) {
            for (CurrencyCode currency : QUOTED) {
                rates.add(rate(currency, day));
            }
        }
        return rates;
    }

    private List<FxRate> garbage(List<FxRate> right) {
        List<FxRate> rates = new ArrayList<>(right);
        // As often the newest as any of the others.
        int victim = rates.size() - 1 - (random.nextBoolean() ? 0 : random.nextInt(rates.size()));
        FxRate rate = rates.get(victim);
        switch (random.nextInt(4)) {
            case 0 -> rates.set(victim, with(rate, rate.rate().movePointRight(1)));
            case 1 -> rates.set(victim, with(rate, rate.rate().movePointLeft(1)));
            case 2 -> rates.set(victim, with(rate, rate.rate().multiply(BigDecimal.TWO)));
            default -> rates.add(new FxRate(rate.base(), rate.quote(), rate.rate(), TO_COME));
        }
        return rates;
    }

    private static FxRate with(FxRate rate, BigDecimal value) {
        return new FxRate(rate.base(), rate.quote(), value, rate.date());
    }
}
