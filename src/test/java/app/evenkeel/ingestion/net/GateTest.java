package app.evenkeel.ingestion.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class GateTest {
    private static final Host HOST = new Host("a.example", "host.exchange", 10, 5);

    private final VirtualTime time = new VirtualTime();
    private final AtomicBoolean offline = new AtomicBoolean();
    private final Gate gate = new Gate(List.of(HOST), offline::get, time, 7);
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void sendsAtTheHostsPaceAndNoSlower() {
        List<Duration> at = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            gate.call(HOST.name(), Progress.NONE, () -> at.add(time.passed()));
        }

        assertThat(at.get(4)).isEqualTo(Duration.ZERO);
        for (int i = 0; i + 15 < at.size(); i++) {
            assertThat(at.get(i + 15).minus(at.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        double allowed = (500 - HOST.burst()) / HOST.perSecond();
        assertThat(at.getLast().toMillis()).isLessThan((long) (allowed * 1_100));
    }

    @Test
    void refusesEveryHostWhileOffline() {
        offline.set(true);

        assertProblem(ProblemCode.OFFLINE, this::answers);
        assertThat(sent).hasValue(0);
    }

    @Test
    void goesOfflineEvenWhileRequestsWait() {
        for (int i = 0; i < HOST.burst(); i++) {
            call(this::answers);
        }
        Progress switching =
                new Progress() {
                    @Override
                    public void report(String step, long done, long total) {}

                    @Override
                    public boolean isCancelled() {
                        offline.set(true);
                        return false;
                    }
                };

        assertThatThrownBy(() -> gate.call(HOST.name(), switching, this::answers))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.OFFLINE));
        assertThat(sent).hasValue(HOST.burst());
    }

    @Test
    void refusesAHostThatIsNotOnTheList() {
        assertThatThrownBy(() -> gate.call("b.example", Progress.NONE, this::answers))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.HOST_UNKNOWN));
    }

    @Test
    void asksAgainWithLongerPausesWhereThatCanHelp() {
        String answer =
                call(() -> {
                    if (sent.incrementAndGet() < 3) {
                        throw new Refusal(502, null);
                    }
                    return "yes";
                });

        assertThat(answer).isEqualTo("yes");
        assertThat(time.passed()).isBetween(Duration.ofMillis(750), Duration.ofMillis(1_500));
    }

    @Test
    void givesUpAfterFourAttempts() {
        assertProblem(
                ProblemCode.HOST_UNREACHABLE,
                () -> {
                    sent.incrementAndGet();
                    throw new IOException("reset");
                });
        assertThat(sent).hasValue(4);
    }

    @Test
    void doesNotRepeatWhatIsRefusedForGood() {
        assertProblem(
                ProblemCode.HOST_REFUSED,
                () -> {
                    sent.incrementAndGet();
                    throw new Refusal(403, null);
                });
        assertThat(sent).hasValue(1);
        assertThat(time.passed()).isZero();
    }

    @Test
    void waitsAsLongAsABusyHostAsks() {
        call(() -> {
            if (sent.incrementAndGet() == 1) {
                throw new Refusal(429, Duration.ofSeconds(17));
            }
            return "yes";
        });

        assertThat(sent).hasValue(2);
        assertThat(time.passed()).isBetween(Duration.ofSeconds(17), Duration.ofMillis(17_200));
    }

    @Test
    void tellsHowLongABusyHostIsNotToBeAskedInsteadOfWaitingForEver() {
        assertThatThrownBy(() ->
                        call(() -> {
                            throw new Refusal(429, Duration.ofHours(2));
                        }))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.HOST_BUSY);
                            assertThat(e.problem().args()).containsExactly(HOST.name(), "7200");
                        });
        assertThat(time.passed()).isZero();
    }

    @Test
    void sendsABusyHostNothingUntilItMayBeAskedAgain() {
        assertProblem(
                ProblemCode.HOST_BUSY,
                () -> {
                    sent.incrementAndGet();
                    throw new Refusal(429, Duration.ofHours(2));
                });
        for (int i = 0; i < 500; i++) {
            assertProblem(ProblemCode.HOST_BUSY, this::answers);
        }
        assertThat(sent).hasValue(1);

        time.pause(Duration.ofHours(2).minusSeconds(1));
        assertProblem(ProblemCode.HOST_BUSY, this::answers);
        time.pause(Duration.ofSeconds(1));
        call(this::answers);
        assertThat(sent).hasValue(2);
    }

    @Test
    void takesBackTheTurnsOfAllThatWaitWhenTheHostAsksForAPause() throws InterruptedException {
        int callers = 8;
        CountDownLatch waiting = new CountDownLatch(callers - 1);
        // With the refused one, so that its pause is known before any other goes on.
        CountDownLatch all = new CountDownLatch(callers);
        VirtualTime held =
                new VirtualTime() {
                    @Override
                    public void pause(Duration duration) {
                        waiting.countDown();
                        all.countDown();
                        await(all);
                        super.pause(duration);
                    }
                };
        Gate one = new Gate(List.of(new Host(HOST.name(), "", 10, 1)), offline::get, held, 7);
        List<Duration> at = new CopyOnWriteArrayList<>();
        Gate.Request<Boolean> request =
                () -> {
                    at.add(held.passed());
                    if (at.size() == 1) {
                        await(waiting);
                        throw new Refusal(429, Duration.ofSeconds(20));
                    }
                    return true;
                };
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(
                    Thread.startVirtualThread(() -> one.call(HOST.name(), Progress.NONE, request)));
        }
        for (Thread each : threads) {
            each.join();
        }

        assertThat(at).hasSize(callers + 1);
        assertThat(at.subList(1, at.size()))
                .allSatisfy(
                        time -> assertThat(time).isGreaterThanOrEqualTo(Duration.ofSeconds(20)));
    }

    @Test
    void leavesAHostAloneForAsLongAsTheLongestPauseItAskedFor() {
        gate.leaveAlone(HOST.name(), Duration.ofHours(2));
        gate.leaveAlone(HOST.name(), Duration.ofSeconds(5));

        time.pause(Duration.ofHours(1));
        assertProblem(ProblemCode.HOST_BUSY, this::answers);
    }

    @Test
    void leavesAHostAloneForADayAtMost() {
        gate.leaveAlone(HOST.name(), Duration.ofDays(4_000));
        assertProblem(ProblemCode.HOST_BUSY, this::answers);

        time.pause(Duration.ofDays(1));
        call(this::answers);
        assertThat(sent).hasValue(1);
    }

    @Test
    void leavesAHostAloneThatFailsAgainAndAgainAndTriesItLater() {
        for (int i = 0; i < 2; i++) {
            assertProblem(ProblemCode.HOST_UNREACHABLE, this::fails);
        }
        int before = sent.get();
        assertThat(gate.isBroken(HOST.name())).isTrue();
        assertProblem(ProblemCode.HOST_BROKEN, this::answers);
        assertThat(sent).hasValue(before);

        time.pause(Duration.ofSeconds(61));
        call(this::answers);
        call(this::answers);
        assertThat(gate.isBroken(HOST.name())).isFalse();
    }

    @Test
    void stopsWaitingOnACancel() {
        Progress cancelled =
                new Progress() {
                    @Override
                    public void report(String step, long done, long total) {}

                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                };

        assertThatThrownBy(() -> gate.call(HOST.name(), cancelled, this::answers))
                .isInstanceOf(WorkCancelledException.class);
        assertThat(sent).hasValue(0);
    }

    @Test
    void readsRetryAfterInSecondsAndAsADate() {
        assertThat(RetryAfter.of("120", VirtualTime.START)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.of("Mon, 2 Mar 2026 12:00:30 GMT", VirtualTime.START))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of("Mon, 2 Mar 2026 11:00:30 GMT", VirtualTime.START)).isZero();
        assertThat(RetryAfter.of("soon", VirtualTime.START)).isNull();
        assertThat(RetryAfter.of("99999999999999", VirtualTime.START)).isNull();
        assertThat(RetryAfter.of(null, VirtualTime.START)).isNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private <T> T call(Gate.Request<T> request) {
        return gate.call(HOST.name(), Progress.NONE, request);
    }

    private String answers() {
        sent.incrementAndGet();
        return "yes";
    }

    private String fails() throws IOException {
        sent.incrementAndGet();
        throw new IOException("reset");
    }

    private void assertProblem(ProblemCode code, Gate.Request<?> request) {
        assertThatThrownBy(() -> call(request))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
