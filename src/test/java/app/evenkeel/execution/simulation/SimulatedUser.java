package app.evenkeel.execution.simulation;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;

/** Someone who arms the connection, and may change his mind while a run is under way. */
final class SimulatedUser {
    private final Random random;
    private final VirtualTime time;
    private final MemoryArmings armings;

    SimulatedUser(Random random, VirtualTime time, MemoryArmings armings) {
        this.random = random;
        this.time = time;
        this.armings = armings;
    }

    /** Before a run: leaves it as it is where it will do, now and then not. */
    void armAgain() {
        Arming current = armings.current();
        boolean isFine =
                current != null
                        && current.isValid(time.now())
                        && current.currency().equals(CurrencyCode.EUR);
        if (!isFine || random.nextInt(3) == 0) {
            Duration duration =
                    random.nextInt(12) == 0
                            ? Duration.ofSeconds(random.nextLong(1, 90))
                            : Duration.ofDays(30);
            arm(CurrencyCode.EUR, limits(), duration);
        }
    }

    /** During a run: once in four. */
    void mayArmMeanwhile() {
        Duration when = Duration.ofSeconds(random.nextLong(1, 90));
        switch (random.nextInt(20)) {
            case 0 -> time.after(when, () -> armings.put(null));
            case 1 ->
                    time.after(
                            when, () -> arm(CurrencyCode.of("JPY"), limits(), Duration.ofDays(30)));
            case 2, 3 ->
                    time.after(when, () -> arm(CurrencyCode.EUR, limits(), Duration.ofDays(30)));
            case 4 ->
                    time.after(
                            when,
                            () -> {
                                Arming current = armings.current();
                                Limits same = current == null ? limits() : current.limits();
                                arm(CurrencyCode.EUR, same, Duration.ofDays(30));
                            });
            default -> {}
        }
    }

    private void arm(CurrencyCode currency, Limits limits, Duration duration) {
        BigDecimal pilot = new BigDecimal(random.nextInt(12) == 0 ? 5_000 : 1_000_000);
        armings.put(new Arming(1, time.now(), time.now().plus(duration), currency, limits, pilot));
    }

    private Limits limits() {
        return new Limits(
                new BigDecimal(random.nextInt(10) == 0 ? 2_000 : 100_000),
                new BigDecimal(random.nextInt(6) == 0 ? 60_000 : 1_000_000),
                random.nextInt(10) == 0 ? 3 : 50,
                new BigDecimal("0.05"),
                new BigDecimal("0.05"),
                3);
    }
}
