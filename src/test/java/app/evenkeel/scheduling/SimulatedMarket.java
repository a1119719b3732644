package app.evenkeel.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.market.PriceChecks;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Prices behind a hostile network: answers get lost, come late, come twice, or are garbage. What a
 * job takes for right is kept with the time it is of; {@link #check} knows the truth.
 */
final class SimulatedMarket {
    private static final int ASSETS = 3;

    private record Key(int asset, Instant at) {}

    private record Answer(int asset, Instant at, BigDecimal price) {}

    private final SimulatedWorld world;
    private final Instant start;
    private final Random random;
    private final BooleanSupplier isCalm;
    private final Map<Key, BigDecimal> kept = new HashMap<>();
    private final Map<Integer, Answer> last = new HashMap<>();
    private final Map<Integer, Answer> before = new HashMap<>();

    SimulatedMarket(SimulatedWorld world, Random random, BooleanSupplier isCalm) {
        this.world = world;
        this.start = world.now();
        this.random = random;
        this.isCalm = isCalm;
    }

    /** Fetches all assets and keeps them in one step, or none. */
    JobResult update(String job, JobContext context) {
        Map<Key, BigDecimal> batch = new HashMap<>();
        Map<Integer, Answer> latest = new HashMap<>(last);
        long refused = 0;
        for (int asset = 0; asset < ASSETS; asset++) {
            context.progress().checkCancelled();
            context.progress().report("job." + job, asset, ASSETS);
            Answer answer = ask(asset);
            if (isSound(answer, latest.get(asset))) {
                batch.put(new Key(asset, answer.at()), answer.price());
                latest.put(asset, answer);
            } else {
                refused++;
            }
        }
        kept.putAll(batch);
        last.putAll(latest);
        return refused == 0
                ? JobResult.done(batch.size())
                : JobResult.partly(
                        batch.size(), refused, Problem.of(ProblemCode.NOT_POSITIVE, "price"));
    }

    /** What was on its way is gone. */
    void crash() {
        before.clear();
    }

    void check() {
        assertThat(kept).isNotEmpty();
        kept.forEach((key, price) ->
                assertThat(price).as("%s", key).isEqualByComparingTo(truth(key.asset, key.at)));
    }

    /** By the checks of the program, at the time that its clock tells. */
    private boolean isSound(Answer answer, @Nullable Answer known) {
        Instant now = world.clock().instant();
        Answer base = known == null ? first(answer.asset()) : known;
        PricePoint last = new PricePoint(base.price(), CurrencyCode.USD, day(base.at()), "known");
        PriceChecks.Context context =
                new PriceChecks.Context(
                        AssetKind.EQUITY,
                        CurrencyCode.USD,
                        day(now),
                        Map.of(Adjustment.RAW, last),
                        Map.of(),
                        List.of(),
                        List.of());
        Quote quote =
                new Quote(answer.price(), null, null, CurrencyCode.USD, answer.at(), "simulated");
        return PriceChecks.check(quote, now, context) == null;
    }

    /** What is known before the day begins. */
    private Answer first(int asset) {
        return new Answer(asset, start, truth(asset, start));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private Answer ask(int asset) {
        int luck = isCalm.getAsBoolean() ? 99 : random.nextInt(100);
        world.sleep(Duration.ofMillis(50 + random.nextInt(200)));
        if (luck < 8) {
            world.sleep(Duration.ofSeconds(30));
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_UNREADABLE, "lost"));
        }
        if (luck < 14) {
            world.sleep(Duration.ofSeconds(random.nextInt(400)));
        }
        Answer old = before.get(asset);
        if (luck < 20 && old != null) {
            return old;
        }
        Instant at = world.now();
        Answer right = new Answer(asset, at, truth(asset, at));
        if (luck < 30) {
            return new Answer(asset, at, garbage(right.price()));
        }
        before.put(asset, right);
        return right;
    }

    private BigDecimal garbage(BigDecimal right) {
        return switch (random.nextInt(5)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> right.negate();
            case 2 -> right.movePointRight(2);
            case 3 -> right.movePointLeft(2);
            default -> right.multiply(BigDecimal.TWO);
        };
    }

    /** A price that moves slowly, by some thousandths an hour. */
    private static BigDecimal truth(int asset, Instant at) {
        long minutes = at.getEpochSecond() / 60 % 10_000;
        double wave = 1 + 0.03 * Math.sin(minutes / 1_500.0 + asset);
        return BigDecimal.valueOf((asset + 1) * 100L)
                .multiply(BigDecimal.valueOf(wave))
                .setScale(6, RoundingMode.HALF_EVEN);
    }
}
