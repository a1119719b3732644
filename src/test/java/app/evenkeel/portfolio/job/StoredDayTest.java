package app.evenkeel.portfolio.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.scheduling.ExecutorDay;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hostile days on the encrypted store. More of them, or one again, by {@code -Ddays.from=SEED
 * -Ddays.count=N}.
 */
class StoredDayTest {
    private static final long FROM = Long.getLong("days.from", 0);
    private static final long COUNT = Long.getLong("days.count", 20);

    @TempDir private Path folder;

    @Test
    void losesNoJobRunsNoneTwiceAndKeepsNoWrongPriceInTheStore() {
        long runs = 0;
        for (long seed = FROM; seed < FROM + COUNT; seed++) {
            runs += live(seed);
        }

        assertThat(runs).isGreaterThan(COUNT * 20);
    }

    private long live(long seed) {
        AtomicReference<StoredGround> ground = new AtomicReference<>();
        try {
            ExecutorDay day =
                    new ExecutorDay(
                            seed,
                            (world, random, isCalm) -> {
                                ground.set(
                                        new StoredGround(
                                                folder.resolve("store-" + seed),
                                                world,
                                                random,
                                                isCalm));
                                return ground.get();
                            });
            day.run();
            return day.runs();
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        } finally {
            StoredGround left = ground.get();
            if (left != null) {
                left.close();
            }
        }
    }
}
