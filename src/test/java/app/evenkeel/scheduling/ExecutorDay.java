package app.evenkeel.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.problem.EvenkeelException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A day of the executor in a hostile world, then a calm one in which everything must come right.
 * The seed decides all of it: network, clock, sleep, kills, a failing disk, and the user.
 */
public final class ExecutorDay {
    private static final ZoneId[] ZONES = {
        ZoneId.of("Europe/Berlin"),
        ZoneId.of("America/New_York"),
        ZoneId.of("Asia/Tokyo"),
        ZoneId.of("Australia/Lord_Howe")
    };

    /** Days of ordinary length and days on which a clock is changed. */
    private static final String[] STARTS = {
        "2026-03-28T20:15:30Z", "2026-10-24T20:15:30Z", "2026-03-08T01:05:10Z",
        "2026-10-31T23:05:10Z", "2026-10-03T13:40:00Z", "2026-04-04T13:40:00Z",
        "2026-11-20T10:00:00Z"
    };

    private static final Duration DAY = Duration.ofHours(24);

    /** How long after its moment a job may begin in the calm: its turn comes after others. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Random random;
    private final Ground ground;
    private final SimulatedWorld world;
    private final ZoneId zone;
    private final Map<String, Integer> inside = new TreeMap<>();
    private boolean isCalm;
    private boolean isOffline;
    private FaultyJobLog view;
    private @Nullable SimulatedProcess process;

    /** What a day is lived on: a job log that outlives processes, and the work of the jobs. */
    public interface Ground {
        /** The log as the next process finds it. */
        JobLog log();

        /** All runs in the order in which they were begun. */
        List<JobRun> runs();

        /** When a job is due, unless it costs too much so often. */
        default String rule(String job, String usual) {
            return usual;
        }

        /** Fetches what a job fetches. */
        JobResult update(String job, JobContext context);

        /** The process is gone, and what was on its way. */
        void crash();

        /** Checks that nothing wrong is kept. */
        void check();
    }

    /** Makes the ground of a day. */
    public interface Making {
        /**
         * @param isCalm whether nothing goes wrong any more
         */
        Ground ground(SimulatedWorld world, Random random, BooleanSupplier isCalm);
    }

    /** A day in memory. */
    public ExecutorDay(long seed) {
        this(seed, MemoryGround::new);
    }

    public ExecutorDay(long seed, Making making) {
        this.random = new Random(seed);
        this.zone = ZONES[random.nextInt(ZONES.length)];
        this.world = new SimulatedWorld(Instant.parse(STARTS[random.nextInt(STARTS.length)]), zone);
        this.ground = making.ground(world, random, () -> isCalm);
        this.view = new FaultyJobLog(ground.log(), random, 0);
    }

    private static final class MemoryGround implements Ground {
        private final MemoryJobLog log = new MemoryJobLog();
        private final SimulatedMarket market;

        MemoryGround(SimulatedWorld world, Random random, BooleanSupplier isCalm) {
            this.market = new SimulatedMarket(world, random, isCalm);
        }

        @Override
        public JobLog log() {
            return log;
        }

        @Override
        public List<JobRun> runs() {
            return log.runs();
        }

        @Override
        public JobResult update(String job, JobContext context) {
            return market.update(job, context);
        }

        @Override
        public void crash() {
            market.crash();
        }

        @Override
        public void check() {
            market.check();
        }
    }

    /** Lives through both days, and checks what must hold. */
    public void run() {
        Instant start = world.now();
        live(start.plus(DAY));
        isCalm = true;
        isOffline = false;
        world.setSkew(Duration.ZERO);
        restart();
        executor().setAllPaused(false);
        world.sleep(Duration.ofHours(4));
        Instant calm = world.now();
        world.sleep(DAY);
        check(calm);
    }

    /** How many runs there were, to see that the day was not an idle one. */
    public int runs() {
        return ground.runs().size();
    }

    private void live(Instant end) {
        begin();
        while (world.now().isBefore(end)) {
            try {
                planHostilities(end);
                world.sleep(Duration.between(world.now(), end).plusMillis(1));
            } catch (SimulatedWorld.Killed killed) {
                view.kill();
                world.forget();
                inside.clear();
                ground.crash();
                world.freeze(Duration.ofSeconds(random.nextInt(3 * 3600)));
                begin();
            }
        }
    }

    /** A new process over what is stored, as often as it takes to come up. */
    private void begin() {
        while (true) {
            try {
                process = process();
                return;
            } catch (SimulatedWorld.Killed killed) {
                world.forget();
            }
        }
    }

    private void restart() {
        view.kill();
        world.forget();
        inside.clear();
        ground.crash();
        begin();
    }

    private SimulatedProcess process() {
        view = new FaultyJobLog(ground.log(), random, isCalm ? 0 : 0.02);
        while (true) {
            try {
                return new SimulatedProcess(world, random, jobs(), view, () -> isOffline).start();
            } catch (EvenkeelException diskRefused) {
                world.freeze(Duration.ofSeconds(30));
            }
        }
    }

    private JobExecutor executor() {
        return Objects.requireNonNull(process).executor();
    }

    private void planHostilities(Instant end) {
        Duration left = Duration.between(world.now(), end);
        for (int i = random.nextInt(3); i > 0; i--) {
            at(left, this::kill);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            at(left, () -> world.freeze(Duration.ofMinutes(1 + random.nextInt(300))));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            at(left, this::skew);
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            at(left, this::meddle);
        }
    }

    private void at(Duration within, Runnable action) {
        world.after(Duration.ofMillis((long) (random.nextDouble() * within.toMillis())), action);
    }

    private void kill() {
        view.kill();
        throw new SimulatedWorld.Killed();
    }

    private void skew() {
        world.setSkew(
                switch (random.nextInt(4)) {
                    case 0 -> Duration.ZERO;
                    case 1 -> Duration.ofMillis(random.nextInt(8000) - 4000);
                    case 2 -> Duration.ofMinutes(random.nextInt(180) - 90);
                    default -> Duration.ofDays(random.nextInt(800) - 400);
                });
        // Somebody notices soon.
        world.after(Duration.ofMinutes(1 + random.nextInt(60)), () -> world.setSkew(Duration.ZERO));
    }

    private void meddle() {
        List<ScheduledJob> all = jobs();
        String name = all.get(random.nextInt(all.size())).name();
        JobExecutor executor = executor();
        try {
            switch (random.nextInt(6)) {
                case 0 -> executor.runNow(name);
                case 1 -> executor.cancel(name);
                case 2 -> executor.setPaused(name, true);
                case 3, 4 -> executor.setAllPaused(false);
                default -> isOffline = !isOffline;
            }
        } catch (EvenkeelException refused) {
            // The disk or the network is off; the user will try again.
        }
    }

    private List<ScheduledJob> jobs() {
        Retry retry = new Retry(3, Duration.ofMinutes(1), Duration.ofMinutes(10));
        return List.of(
                plan("prices", "every 15m").using("network").retrying(retry).overNetwork(),
                plan("bars", "every 1h").using("network").retrying(retry).overNetwork(),
                plan("rates", "weekdays 16:30").using("network").retrying(retry).overNetwork(),
                plan("value", "daily 02:30"),
                plan("backup", "daily 01:45").using("disk").retrying(retry),
                plan("tidy", "monthly last 03:00").using("disk"),
                plan("rebalance", "daily 09:00"));
    }

    private ScheduledJob plan(String name, String rule) {
        Job job =
                new Job() {
                    @Override
                    public String name() {
                        return name;
                    }

                    @Override
                    public JobResult run(JobContext context) {
                        return alone(name, context);
                    }
                };
        return ScheduledJob.of(job, DueRules.parse(ground.rule(name, rule), zone));
    }

    /** The job's work; says so if it, or one that shares its resource, is under way already. */
    private JobResult alone(String name, JobContext context) {
        String resource =
                switch (name) {
                    case "prices", "bars", "rates" -> "network";
                    case "backup", "tidy" -> "disk";
                    default -> name;
                };
        int others = inside.merge(resource, 1, Integer::sum);
        assertThat(others).as("runs that use %s at once", resource).isEqualTo(1);
        try {
            if (name.equals("prices") || name.equals("bars") || name.equals("rates")) {
                return ground.update(name, context);
            }
            for (int i = 0; i < 3; i++) {
                context.progress().checkCancelled();
                world.sleep(Duration.ofSeconds(1 + random.nextInt(20)));
            }
            return JobResult.done(1);
        } finally {
            inside.merge(resource, -1, Integer::sum);
        }
    }

    private void check(Instant calm) {
        Map<String, List<JobRun>> byJob = new TreeMap<>();
        ground.runs()
                .forEach(
                        run -> byJob.computeIfAbsent(run.job(), job -> new ArrayList<>()).add(run));
        for (ScheduledJob job : jobs()) {
            List<JobRun> runs = byJob.getOrDefault(job.name(), List.of());
            checkEachMomentOnce(runs);
            checkFences(runs);
            checkCalm(job, runs, calm);
        }
        ground.check();
    }

    /** No moment has two runs that did its work. */
    private static void checkEachMomentOnce(List<JobRun> runs) {
        Set<Instant> settled = new HashSet<>();
        for (JobRun run : runs) {
            assertThat(settled.contains(run.due())).as("settled before %s", run).isFalse();
            switch (run.outcome()) {
                case DONE, PARTLY, CANCELLED -> settled.add(run.due());
                case RUNNING, FAILED, INTERRUPTED -> {}
            }
        }
    }

    private static void checkFences(List<JobRun> runs) {
        long last = 0;
        for (JobRun run : runs) {
            assertThat(run.fence()).as("%s", run).isGreaterThan(last);
            last = run.fence();
        }
    }

    /** In the calm each moment has its run, in time, and nothing is left over. */
    private void checkCalm(ScheduledJob job, List<JobRun> runs, Instant calm) {
        DueRule rule = job.usual();
        Instant end = world.now().minus(PATIENCE);
        for (Instant due = rule.nextAfter(calm); due.isBefore(end); due = rule.nextAfter(due)) {
            Instant moment = due;
            boolean isDone =
                    runs.stream()
                            .anyMatch(run ->
                                    ranAhead(moment, run)
                                            || (run.outcome() == RunOutcome.DONE
                                                    && isSoon(moment, run.due())
                                                    && isSoon(moment, run.started())));
            assertThat(isDone).as("%s due at %s: %s", job.name(), moment, runs).isTrue();
        }
        JobSchedule schedule =
                ground.log().schedules().stream()
                        .filter(stored -> stored.job().equals(job.name()))
                        .findFirst()
                        .orElseThrow();
        assertThat(schedule.nextDue()).isAfter(end);
        assertThat(schedule.nextDue()).isEqualTo(rule.nextAfter(schedule.nextDue().minusMillis(1)));
        assertThat(schedule.again()).as(job.name()).isNull();
        assertThat(ground.log().unfinished().stream().filter(run -> run.started().isBefore(end)))
                .as("runs that never ended")
                .isEmpty();
    }

    /** A clock that was days ahead had the moment run before it came; it is not run again. */
    private static boolean ranAhead(Instant due, JobRun run) {
        return run.outcome() == RunOutcome.DONE && run.due().equals(due);
    }

    private static boolean isSoon(Instant due, Instant time) {
        return !time.isBefore(due) && !time.isAfter(due.plus(PATIENCE));
    }
}
