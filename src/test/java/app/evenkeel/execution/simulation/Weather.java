package app.evenkeel.execution.simulation;

import app.evenkeel.exchange.LoopbackExchange;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What goes wrong on the way to the exchange and back, by seed. */
final class Weather {
    /** Longer than this nothing waits on its way, and no answer is older. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private final RandomGenerator random;
    private final double badness;
    private final VirtualTime time;
    private final LoopbackExchange exchange;
    private final Map<String, Old> old = new HashMap<>();
    private long faults;
    private boolean calm;

    private record Old(Object answer, long until) {}

    /** What becomes of an order on its way. */
    enum OfSubmission {
        FINE,
        LOST_BEFORE,
        LOST_AFTER,
        TAKES_EFFECT_LATE,
        BUSY,
        CLOCK
    }

    /**
     * @param badness 0 for none, 1 for all the time
     */
    Weather(RandomGenerator random, double badness, VirtualTime time, LoopbackExchange exchange) {
        this.random = random;
        this.badness = badness;
        this.time = time;
        this.exchange = exchange;
    }

    long faults() {
        return faults;
    }

    /** From now on all goes well. */
    void clearUp() {
        calm = true;
        old.clear();
    }

    private boolean happens(double chance) {
        boolean does = !calm && random.nextDouble() < badness * chance;
        if (does) {
            faults++;
        }
        return does;
    }

    OfSubmission ofSubmission() {
        if (!happens(1)) {
            return OfSubmission.FINE;
        }
        OfSubmission[] all = OfSubmission.values();
        return all[random.nextInt(1, all.length)];
    }

    Duration delay() {
        return Duration.ofMillis(random.nextLong(LONGEST.toMillis()));
    }

    Duration latency() {
        return Duration.ofMillis(random.nextLong(1, 200));
    }

    /** How far the list of trades is behind. */
    Duration lag() {
        return happens(0.5) ? delay() : Duration.ZERO;
    }

    boolean isAnswerLost() {
        return happens(0.5);
    }

    boolean isCancelLost() {
        return happens(0.5);
    }

    @Nullable Duration retryAfter() {
        return random.nextInt(4) == 0 ? Duration.ofSeconds(random.nextLong(1, 30)) : null;
    }

    /** A list in which some stand twice. */
    <T> List<T> doubled(List<T> told) {
        if (told.isEmpty() || !happens(0.5)) {
            return told;
        }
        List<T> twice = new ArrayList<>(told);
        twice.add(told.get(random.nextInt(told.size())));
        return twice;
    }

    /** The answer, or for a while the one that was given before. */
    @SuppressWarnings("unchecked")
    <T> T old(String question, T answer) {
        Old known = old.get(question);
        if (known != null && !calm && time.nanos() < known.until()) {
            return (T) known.answer();
        }
        if (happens(0.5)) {
            long until = time.nanos() + random.nextLong(LONGEST.toNanos());
            old.put(question, new Old(answer, until));
        } else {
            old.remove(question);
        }
        return answer;
    }

    /** Others come to an order that stands, sooner or later, in parts. */
    void ofStanding(long order) {
        int parts = random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            BigDecimal part = BigDecimal.valueOf(random.nextLong(10, 101), 2);
            time.after(
                    Duration.ofSeconds(random.nextLong(1, 200)),
                    () -> exchange.fillStanding(order, part));
        }
    }
}
