package app.evenkeel.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.DueRules;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cancelling does not wait for a thread that waits for the store. */
class JobCancelTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-11-20T10:00:30Z");

    private static final Job IDLE =
            new Job() {
                @Override
                public String name() {
                    return "a";
                }

                @Override
                public JobResult run(JobContext context) {
                    return JobResult.done(1);
                }
            };

    private final SimulatedWorld world = new SimulatedWorld(START, ZONE);
    private final MemoryJobLog log = new MemoryJobLog();
    private final AtomicBoolean offline = new AtomicBoolean();

    @Test
    void cancelsWhileAnotherThreadWaitsForTheStore() throws InterruptedException {
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        SimulatedProcess process = start(ScheduledJob.of(IDLE, rule("daily 12:00")));
        log.beforeSaving(() -> {
            holding.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread waiting = Thread.ofVirtual().start(() -> process.executor().setPaused("a", true));

        holding.await();
        Thread other = Thread.ofVirtual().start(() -> process.executor().cancel("a"));

        boolean isDone = other.join(Duration.ofSeconds(20));
        cancelled.countDown();
        waiting.join();
        assertThat(isDone).isTrue();
    }

    private SimulatedProcess start(ScheduledJob... jobs) {
        return new SimulatedProcess(world, null, List.of(jobs), log, offline::get).start();
    }

    private static DueRule rule(String text) {
        return DueRules.parse(text, ZONE);
    }
}
