package app.evenkeel.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.Time;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class VenueCallsTest {
    private static final Host HOST = new Host("a.example", "host.exchange", 10, 5);
    private static final Duration LONGEST = Duration.ofMillis(300);

    private final Time time = Time.of(Clock.systemUTC());
    private final Gate gate = new Gate(() -> List.of(HOST), () -> false, time, 7, LONGEST);
    private final KeyQueue queue = KeyQueue.ofNewKey(time);
    private final VenueCalls calls = new VenueCalls(gate, HOST, "A", time, queue);

    @Test
    void waitsForTheKeyLongerThanForTheVenueWithoutTakingThatForSilence() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> before = CompletableFuture.supplyAsync(() -> holding(begun));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        AtomicInteger sent = new AtomicInteger();

        Submission told = calls.order(() -> "A", _ -> "id " + sent.incrementAndGet(), _ -> null);

        assertThat(told).isEqualTo(new Submission.Accepted("id 1"));
        assertThat(before.get(30, TimeUnit.SECONDS)).isTrue();
    }

    private boolean holding(CountDownLatch begun) {
        try {
            return queue.inTurn(() -> {
                begun.countDown();
                time.pause(LONGEST.multipliedBy(3));
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
