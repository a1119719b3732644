package app.evenkeel.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * A thousand hostile days. A day that goes wrong is repeated by its seed: {@code new
 * ExecutorDay(seed).run()}; more of them by the program argument of {@link #main}.
 */
class ExecutorDayTest {
    private static final long SEEDS = 1_000;

    @Test
    void losesNoJobRunsNoneTwiceAndKeepsNoWrongPrice() {
        assertThat(live(0, SEEDS)).isGreaterThan(SEEDS * 100);
    }

    @Test
    void repeatsADayFromItsSeed() {
        ExecutorDay one = new ExecutorDay(42);
        ExecutorDay other = new ExecutorDay(42);
        one.run();
        other.run();

        assertThat(other.runs()).isEqualTo(one.runs());
    }

    /** Arguments: first seed, how many. */
    public static void main(String[] args) {
        long from = Long.parseLong(args[0]);
        System.out.println(live(from, Long.parseLong(args[1])) + " runs, none lost or doubled");
    }

    private static long live(long from, long count) {
        AtomicLong runs = new AtomicLong();
        LongStream.range(from, from + count)
                .parallel()
                .forEach(seed -> {
                    try {
                        ExecutorDay day = new ExecutorDay(seed);
                        day.run();
                        runs.addAndGet(day.runs());
                    } catch (RuntimeException | Error e) {
                        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                    }
                });
        return runs.get();
    }
}
