package app.evenkeel.ingestion.net;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets requests out to the known hosts, one rule for all of them: nothing while offline, not faster
 * than a host bears, not at all for a while where it fails again and again, and once more after a
 * pause where that can help. Only for requests that may be repeated. Blocking and thread-safe.
 */
public final class Gate {
    private static final int ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LONGEST_CLOSURE = Duration.ofDays(1);
    private static final Duration SLICE = Duration.ofMillis(200);
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(30);
    private static final Duration BREAK = Duration.ofSeconds(60);
    private static final int WINDOW = 8;
    private static final int PROBES = 2;

    private final Supplier<List<Host>> hosts;
    private final BooleanSupplier offline;
    private final Time time;
    private final Random jitter;
    private final Patience patience;
    private final Map<String, Way> ways = new ConcurrentHashMap<>();

    /** One request to a host; made on a thread that may be interrupted. */
    public interface Request<T> {
        /**
         * @throws Refusal if the host answered with a status that is no success
         * @throws IOException if it did not answer, or not to the end
         */
        T send() throws IOException;
    }

    private record Way(
            TokenBucket bucket,
            CircuitBreaker breaker,
            AtomicReference<@Nullable Long> closedUntil) {}

    /**
     * @param offline asked before every request
     * @param seed of the random part of pauses
     */
    public Gate(List<Host> hosts, BooleanSupplier offline, Time time, long seed) {
        this(() -> hosts, offline, time, seed, LONGEST_ATTEMPT);
    }

    /**
     * @param hosts asked before every request, since the user may name some
     */
    public Gate(Supplier<List<Host>> hosts, BooleanSupplier offline, Time time, long seed) {
        this(hosts, offline, time, seed, LONGEST_ATTEMPT);
    }

    /**
     * @param longestAttempt how long one attempt may take, by the machine's time
     */
    public Gate(
            Supplier<List<Host>> hosts,
            BooleanSupplier offline,
            Time time,
            long seed,
            Duration longestAttempt) {
        this.patience = new Patience(longestAttempt);
        this.hosts = hosts;
        this.offline = offline;
        this.time = time;
        this.jitter = new Random(seed);
    }

    Time time() {
        return time;
    }

    /** Every host that requests are let out to. */
    public List<Host> hosts() {
        return List.copyOf(hosts.get());
    }

    /** Whether requests to a host would be refused at once because it failed again and again. */
    public boolean isBroken(String host) {
        Way way = ways.get(host);
        return way != null && way.breaker().getState() == CircuitBreaker.State.OPEN;
    }

    /**
     * Sends a request as soon as it may go, and again if that can help. Blocks.
     *
     * @param progress asked while waiting whether to go on
     * @throws FetchException if offline, or the host does not give an answer that is a success
     */
    public <T> T call(String host, Progress progress, Request<T> request) {
        Way way = way(host);
        for (int attempt = 1; ; attempt++) {
            checkOnline();
            checkOpen(way, host);
            if (!way.breaker().tryAcquirePermission()) {
                throw new FetchException(ProblemCode.HOST_BROKEN, host, seconds(BREAK));
            }
            boolean settled = false;
            long began = time.nanos();
            try {
                awaitTurn(way, host, progress);
                if (isBroken(host)) {
                    throw new FetchException(ProblemCode.HOST_BROKEN, host, seconds(BREAK));
                }
                began = time.nanos();
                T answer = patience.within(progress, () -> Destination.only(host, request));
                way.breaker().onSuccess(time.nanos() - began, TimeUnit.NANOSECONDS);
                settled = true;
                return answer;
            } catch (IOException e) {
                settled = true;
                settle(way, e, time.nanos() - began);
                Duration pause = pauseAfter(e, attempt);
                if (isBusy(e) && pause.compareTo(LONGEST_PAUSE) > 0) {
                    leaveAlone(host, pause);
                }
                if (attempt == ATTEMPTS || pause.compareTo(LONGEST_PAUSE) > 0 || !mayPass(e)) {
                    throw failed(host, e, pause);
                }
                if (isBusy(e)) {
                    way.bucket().closeUntil(time.nanos() + pause.toNanos());
                } else {
                    pause(pause, progress);
                }
            } finally {
                if (!settled) {
                    way.breaker().releasePermission();
                }
            }
        }
    }

    /**
     * Sends a request that must not be repeated: as soon as it may go, and once. Blocks.
     *
     * @throws FetchException if it may not go, so that nothing was sent
     * @throws IOException if it was sent, or may have been, and there is no answer that is a
     *     success
     */
    public <T> T once(String host, Progress progress, Request<T> request) throws IOException {
        Way way = way(host);
        checkOnline();
        checkOpen(way, host);
        if (!way.breaker().tryAcquirePermission()) {
            throw new FetchException(ProblemCode.HOST_BROKEN, host, seconds(BREAK));
        }
        boolean settled = false;
        try {
            awaitTurn(way, host, progress);
            long began = time.nanos();
            try {
                T answer = patience.within(progress, () -> Destination.only(host, request));
                way.breaker().onSuccess(time.nanos() - began, TimeUnit.NANOSECONDS);
                settled = true;
                return answer;
            } catch (IOException e) {
                settled = true;
                settle(way, e, time.nanos() - began);
                if (isBusy(e)) {
                    leaveAlone(host, pauseAfter(e, 1));
                }
                throw e;
            }
        } finally {
            if (!settled) {
                way.breaker().releasePermission();
            }
        }
    }

    /** Another turn is taken where the host asked for a pause while this one was waited for. */
    private void awaitTurn(Way way, String host, Progress progress) {
        do {
            pause(Duration.ofNanos(way.bucket().take(time.nanos())), progress);
            checkOnline();
            checkOpen(way, host);
        } while (way.bucket().isClosed(time.nanos()));
    }

    /** Sends a host nothing for as long as it asked for, but not for more than a day. */
    public void leaveAlone(String host, Duration duration) {
        Duration pause = duration.compareTo(LONGEST_CLOSURE) > 0 ? LONGEST_CLOSURE : duration;
        way(host).closedUntil().accumulateAndGet(time.nanos() + pause.toNanos(), Gate::later);
    }

    private static Long later(@Nullable Long one, Long other) {
        return one == null ? other : Long.valueOf(Math.max(one, other));
    }

    private void checkOpen(Way way, String host) {
        Long until = way.closedUntil().get();
        long left = until == null ? 0 : until - time.nanos();
        if (left > 0) {
            throw new FetchException(ProblemCode.HOST_BUSY, host, seconds(Duration.ofNanos(left)));
        }
    }

    private static boolean isBusy(IOException e) {
        return e instanceof Refusal refusal && refusal.isBusy();
    }

    private void checkOnline() {
        if (offline.getAsBoolean()) {
            throw new FetchException(ProblemCode.OFFLINE);
        }
    }

    /** A refusal of what was asked for says nothing against the host. */
    private static void settle(Way way, IOException e, long nanos) {
        if (mayPass(e)) {
            way.breaker().onError(nanos, TimeUnit.NANOSECONDS, e);
        } else {
            way.breaker().onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static boolean mayPass(IOException e) {
        return !(e instanceof Refusal refusal) || refusal.isPassing();
    }

    private Duration pauseAfter(IOException e, int attempt) {
        if (e instanceof Refusal refusal && refusal.retryAfter() != null) {
            return Objects.requireNonNull(refusal.retryAfter());
        }
        // Between half and all of a pause that doubles, so that callers do not return together.
        long longest = FIRST_PAUSE.toMillis() << (attempt - 1);
        long half = longest / 2;
        synchronized (jitter) {
            return Duration.ofMillis(half + jitter.nextLong(half + 1));
        }
    }

    private FetchException failed(String host, IOException e, Duration pause) {
        if (e instanceof Refusal refusal) {
            return refusal.isBusy()
                    ? new FetchException(e, ProblemCode.HOST_BUSY, host, seconds(pause))
                    : new FetchException(
                            e, ProblemCode.HOST_REFUSED, host, Integer.toString(refusal.status()));
        }
        return new FetchException(e, ProblemCode.HOST_UNREACHABLE, host, reason(e));
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    /** Waits in slices, so that a cancel is seen soon. */
    private void pause(Duration duration, Progress progress) {
        long until = time.nanos() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - time.nanos()) {
            progress.checkCancelled();
            if (Thread.currentThread().isInterrupted()) {
                throw new WorkCancelledException();
            }
            time.pause(Duration.ofNanos(Math.min(left, SLICE.toNanos())));
        }
        progress.checkCancelled();
    }

    private Way way(String name) {
        Host host =
                hosts.get().stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new FetchException(ProblemCode.HOST_UNKNOWN, name));
        return ways.computeIfAbsent(
                name,
                _ ->
                        new Way(
                                new TokenBucket(host.perSecond(), host.burst()),
                                CircuitBreaker.of(name, breakerConfig()),
                                new AtomicReference<>()));
    }

    private CircuitBreakerConfig breakerConfig() {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(WINDOW)
                .failureRateThreshold(80)
                .waitDurationInOpenState(BREAK)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .clock(new Ticking(time))
                .build();
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    /** Time that only runs forward as a clock, for the breaker's waiting. */
    private static final class Ticking extends Clock {
        private final Time time;

        Ticking(Time time) {
            this.time = time;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(time.nanos());
        }
    }
}
