package app.evenkeel.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.Time;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class VenueClockTest {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final TwoClocks time = new TwoClocks();

    @Test
    void countsOnFromWhatTheVenueSaid() {
        VenueClock clock = new VenueClock(time);
        assertThat(clock.isStale()).isTrue();
        long asked = time.nanos();
        time.pass(Duration.ofMillis(200));
        clock.read(START.plusSeconds(30).toEpochMilli(), asked);

        time.pass(Duration.ofSeconds(5));

        assertThat(clock.isStale()).isFalse();
        assertThat(clock.createValue())
                .isEqualTo(START.plusSeconds(35).plusMillis(100).toEpochMilli());
        assertThat(clock.offset()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
    }

    @Test
    void isNotMovedByThisComputersClockButAsksAnew() {
        VenueClock clock = new VenueClock(time);
        clock.read(START.toEpochMilli(), time.nanos());

        time.set(Duration.ofHours(1));

        assertThat(clock.createValue()).isEqualTo(START.toEpochMilli());
        assertThat(clock.isStale()).isTrue();
    }

    @Test
    void asksAnewAfterASleepInWhichOnlyOneClockWentOn() {
        VenueClock clock = new VenueClock(time);
        clock.read(START.toEpochMilli(), time.nanos());

        time.sleep(Duration.ofMinutes(3));

        assertThat(clock.isStale()).isTrue();
    }

    @Test
    void neverGivesTheSameNumberTwiceNotEvenAfterARestartWithAnOlderClock() {
        List<Long> kept = new ArrayList<>();
        KeyQueue first = new KeyQueue(time, 0, kept::add);
        long a = first.createValue();
        long b = first.createValue();
        time.pass(Duration.ofSeconds(90));
        long c = first.createValue();
        time.set(Duration.ofMinutes(-10));
        long d = first.createValue();

        assertThat(List.of(a, b, c, d)).isSorted().doesNotHaveDuplicates();
        assertThat(kept).isNotEmpty().isSorted();
        assertThat(kept.getLast()).isGreaterThanOrEqualTo(d);
        KeyQueue second = new KeyQueue(time, kept.getLast(), kept::add);
        assertThat(second.createValue()).isGreaterThan(d);
    }

    /** The time of day, and the time that only runs forward, apart. */
    private static final class TwoClocks implements Time {
        private Instant now = START;
        private long nanos;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration duration) {
            pass(duration);
        }

        void pass(Duration duration) {
            now = now.plus(duration);
            nanos += duration.toNanos();
        }

        void set(Duration by) {
            now = now.plus(by);
        }

        void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }
}
