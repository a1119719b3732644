package app.evenkeel.ingestion.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class KeyQueueTest {
    private static final Host HOST = new Host("a.example", "host.exchange", 10, 5);

    private final VirtualTime time = new VirtualTime();
    private final Gate gate =
            new Gate(() -> List.of(HOST), () -> false, time, 7, Duration.ofMillis(300));
    private final KeyQueue queue = KeyQueue.ofNewKey(time);

    @Test
    void neverSendsARequestThatWasGivenUpWhileItWaitedForItsTurn() throws IOException {
        AtomicInteger sent = new AtomicInteger();
        queue.inTurn(() -> {
            assertThatThrownBy(() ->
                            gate.once(
                                    HOST.name(),
                                    Progress.NONE,
                                    () -> queue.inTurn(sent::incrementAndGet)))
                    .isInstanceOf(IOException.class);
            return true;
        });

        // The turns are given in the order that they were asked for.
        Thread next = Thread.startVirtualThread(() -> inTurn(sent));
        assertThat(join(next)).isTrue();

        assertThat(sent).as("only what came after").hasValue(10);
    }

    private void inTurn(AtomicInteger sent) {
        try {
            queue.inTurn(() -> sent.addAndGet(10));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
