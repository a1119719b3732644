package app.evenkeel.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

class JobExecutorTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-11-20T10:00:30Z");

    private final SimulatedWorld world = new SimulatedWorld(START, ZONE);
    private final MemoryJobLog log = new MemoryJobLog();
    private final List<String> ran = new ArrayList<>();
    private final AtomicBoolean offline = new AtomicBoolean();

    @Test
    void runsAJobWhenItIsDueAndWritesDownWhatBecameOfIt() {
        start(ScheduledJob.of(job("a", context -> JobResult.done(3)), rule("daily 12:00")));

        world.sleep(Duration.ofDays(2));

        assertThat(log.runs("a"))
                .extracting(run -> run.due() + " " + run.outcome() + " " + run.done())
                .containsExactly("2026-11-20T11:00:00Z DONE 3", "2026-11-21T11:00:00Z DONE 3");
        assertThat(log.runs("a").getFirst().started()).isEqualTo("2026-11-20T11:00:00Z");
    }

    @Test
    void makesUpForWhatItMissedByOneLateRun() {
        start(ScheduledJob.of(job("a", context -> JobResult.done(1)), rule("every 15m")));

        world.freeze(Duration.ofHours(5));
        world.sleep(Duration.ofMinutes(10));

        assertThat(log.runs("a")).hasSize(1);
        assertThat(log.runs("a").getFirst().due()).isEqualTo("2026-11-20T15:00:00Z");
        assertThat(log.runs("a").getFirst().cause()).isEqualTo(RunCause.LATE);
    }

    @Test
    void triesAgainWithLongerPausesUntilItGivesUp() {
        start(
                ScheduledJob.of(job("a", context -> fail()), rule("daily 12:00"))
                        .retrying(new Retry(4, Duration.ofMinutes(1), Duration.ofMinutes(3))));

        world.sleep(Duration.ofHours(6));

        assertThat(log.runs("a"))
                .extracting(run -> run.started() + " " + run.cause() + " " + run.attempt())
                .containsExactly(
                        "2026-11-20T11:00:00Z SCHEDULE 1",
                        "2026-11-20T11:01:00Z RETRY 2",
                        "2026-11-20T11:03:00Z RETRY 3",
                        "2026-11-20T11:06:00Z RETRY 4");
        assertThat(log.runs("a")).extracting(JobRun::due).containsOnly(instant("11:00:00"));
        assertThat(log.schedule("a").again()).isNull();
    }

    @Test
    void leavesTheNextAttemptToTheNextMomentWhereThatComesFirst() {
        start(
                ScheduledJob.of(job("a", context -> fail()), rule("every 15m"))
                        .retrying(new Retry(9, Duration.ofMinutes(10), Duration.ofMinutes(10))));

        world.sleep(Duration.ofMinutes(31));

        assertThat(log.runs("a"))
                .extracting(run -> run.started() + " " + run.attempt())
                .containsExactly(
                        "2026-11-20T10:15:00Z 1",
                        "2026-11-20T10:25:00Z 2",
                        "2026-11-20T10:30:00Z 1");
    }

    @Test
    void beginsNoRunWhileAnotherOfTheJobOrOfItsResourceIsUnderWay() {
        start(
                ScheduledJob.of(lasting("slow", Duration.ofMinutes(40)), rule("every 15m"))
                        .using("x"),
                ScheduledJob.of(lasting("other", Duration.ofMinutes(1)), rule("daily 11:20"))
                        .using("x", "y"),
                ScheduledJob.of(lasting("free", Duration.ofMinutes(1)), rule("daily 11:20"))
                        .using("z"));

        world.sleep(Duration.ofMinutes(75));

        assertThat(ran)
                .startsWith("+slow 10:15", "+free 10:20", "-free 10:21", "-slow 10:55")
                .containsSubsequence("-slow 10:55", "+other 10:55", "-other 10:56", "+slow 10:56");
    }

    @Test
    void beginsAgainWhatWasKilled() {
        ScheduledJob plan =
                ScheduledJob.of(lasting("a", Duration.ofMinutes(10)), rule("daily 12:00"));
        FaultyJobLog dying = new FaultyJobLog(log, new Random(1), 0);
        new SimulatedProcess(world, null, List.of(plan), dying, offline::get).start();
        world.after(
                Duration.ofMinutes(65),
                () -> {
                    dying.kill();
                    throw new SimulatedWorld.Killed();
                });
        assertThatThrownBy(() -> world.sleep(Duration.ofHours(2)))
                .isInstanceOf(SimulatedWorld.Killed.class);
        world.forget();
        assertThat(log.unfinished()).hasSize(1);

        start(plan);
        world.sleep(Duration.ofHours(2));

        assertThat(log.runs("a"))
                .extracting(run -> run.due() + " " + run.outcome() + " " + run.cause())
                .containsExactly(
                        "2026-11-20T11:00:00Z INTERRUPTED SCHEDULE",
                        "2026-11-20T11:00:00Z DONE RESUME");
    }

    @Test
    void givesUpWhatTakesTheProgramDownEachTime() {
        ScheduledJob plan = ScheduledJob.of(job("a", context -> kill()), rule("daily 12:00"));
        for (int i = 0; i < 6; i++) {
            FaultyJobLog dying = new FaultyJobLog(log, new Random(1), 0);
            Job deadly =
                    job(
                            "a",
                            context -> {
                                dying.kill();
                                return kill();
                            });
            try {
                new SimulatedProcess(
                                world,
                                null,
                                List.of(ScheduledJob.of(deadly, plan.usual())),
                                dying,
                                offline::get)
                        .start();
                world.sleep(Duration.ofHours(2));
            } catch (SimulatedWorld.Killed expected) {
                world.forget();
            }
        }

        assertThat(log.runs("a")).extracting(JobRun::attempt).containsExactly(1, 2, 3, 4);
        assertThat(log.runs("a").getLast().problem())
                .isEqualTo(Problem.of(ProblemCode.JOB_INTERRUPTED, "a"));
    }

    @Test
    void storesAnEndThatCouldNotBeStoredAtFirst() {
        AtomicBoolean full = new AtomicBoolean();
        JobLog flaky = new FaultyJobLog(log, full::get);
        new SimulatedProcess(
                        world,
                        null,
                        List.of(
                                ScheduledJob.of(
                                        job("a", context -> JobResult.done(1)), rule("every 15m"))),
                        flaky,
                        offline::get)
                .start();
        full.set(true);
        world.sleep(Duration.ofMinutes(40));
        assertThat(log.runs()).hasSize(1);
        assertThat(log.unfinished()).hasSize(1);

        full.set(false);
        world.sleep(Duration.ofMinutes(1));

        assertThat(log.runs())
                .extracting(JobRun::outcome)
                .containsExactly(RunOutcome.DONE, RunOutcome.DONE);
    }

    @Test
    void stopsAtTheNextSafePointWhenCancelled() {
        SimulatedProcess process =
                start(ScheduledJob.of(lasting("a", Duration.ofMinutes(10)), rule("daily 12:00")));
        world.after(Duration.ofMinutes(65), () -> process.executor().cancel("a"));

        world.sleep(Duration.ofHours(3));

        assertThat(log.runs("a")).hasSize(1);
        assertThat(log.runs("a").getFirst().outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(ran).containsExactly("+a 11:00");
    }

    @Test
    void stopsARunThatTakesLongerThanItMayAtItsSafePoint() {
        start(
                ScheduledJob.of(lasting("a", Duration.ofMinutes(20)), rule("daily 12:00"))
                        .within(Duration.ofMinutes(15)));

        world.sleep(Duration.ofHours(3));

        JobRun run = log.runs("a").getFirst();
        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(run.problem()).isEqualTo(Problem.of(ProblemCode.JOB_OVERDUE, "a", "15"));
        assertThat(run.ended()).isEqualTo("2026-11-20T11:16:00Z");
    }

    @Test
    void givesUpARunThatHangsSoThatOthersGetWhatItHeld() {
        start(
                ScheduledJob.of(
                                job(
                                        "hung",
                                        context -> {
                                            world.sleep(Duration.ofMinutes(50));
                                            return JobResult.done(1);
                                        }),
                                rule("every 15m"))
                        .using("x")
                        .within(Duration.ofMinutes(10)),
                ScheduledJob.of(lasting("other", Duration.ofMinutes(1)), rule("daily 11:20"))
                        .using("x"));

        world.sleep(Duration.ofMinutes(64));

        JobRun first = log.runs("hung").getFirst();
        assertThat(first.problem()).isEqualTo(Problem.of(ProblemCode.JOB_OVERDUE, "hung", "10"));
        assertThat(first.ended()).isEqualTo("2026-11-20T10:27:00Z");
        assertThat(ran).containsSubsequence("+hung 10:15", "+other 10:27");
        assertThat(ran.stream().filter(line -> line.startsWith("+hung")))
                .containsExactly("+hung 10:15");
    }

    @Test
    void countsNoTimeAsleepAgainstARun() {
        start(
                ScheduledJob.of(lasting("a", Duration.ofMinutes(10)), rule("daily 12:00"))
                        .within(Duration.ofMinutes(15)));
        world.after(Duration.ofMinutes(62), () -> world.freeze(Duration.ofHours(4)));

        world.sleep(Duration.ofHours(7));

        assertThat(log.runs("a").getFirst().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void saysHowFarARunIs() {
        SimulatedProcess process =
                start(ScheduledJob.of(lasting("a", Duration.ofMinutes(10)), rule("daily 12:00")));
        List<RunningJob> seen = new ArrayList<>();
        world.after(Duration.ofMinutes(62), () -> seen.addAll(process.executor().running()));

        world.sleep(Duration.ofHours(1).plusMinutes(30));

        assertThat(seen)
                .containsExactly(new RunningJob("a", "job.a", instant("11:00:00"), "step", 2, 10));
        assertThat(process.executor().running()).isEmpty();
    }

    @Test
    void waitsWhileTheNetworkIsOff() {
        offline.set(true);
        SimulatedProcess process =
                start(
                        ScheduledJob.of(job("a", context -> JobResult.done(1)), rule("every 15m"))
                                .overNetwork());
        world.sleep(Duration.ofHours(2));
        assertThat(log.runs()).isEmpty();
        assertThat(process.executor().statuses().getFirst().isHeld()).isTrue();
        assertThatThrownBy(() -> process.executor().runNow("a"))
                .isInstanceOf(EvenkeelException.class);

        offline.set(false);
        world.sleep(Duration.ofMinutes(1));

        assertThat(log.runs()).hasSize(1);
        assertThat(log.runs().getFirst().due()).isEqualTo(instant("12:00:00"));
    }

    @Test
    void makesUpForNothingAfterAPause() {
        SimulatedProcess process =
                start(ScheduledJob.of(job("a", context -> JobResult.done(1)), rule("every 15m")));
        process.executor().setAllPaused(true);
        world.sleep(Duration.ofHours(2));
        assertThat(log.runs()).isEmpty();

        process.executor().setPaused("a", false);
        world.sleep(Duration.ofMinutes(10));
        assertThat(log.runs()).isEmpty();
        world.sleep(Duration.ofMinutes(10));
        assertThat(log.runs()).hasSize(1);
    }

    @Test
    void runsAPausedJobWhenAskedTo() {
        SimulatedProcess process =
                start(ScheduledJob.of(job("a", context -> JobResult.done(1)), rule("every 15m")));
        process.executor().setPaused("a", true);

        process.executor().runNow("a");
        world.sleep(Duration.ofMinutes(1));

        assertThat(log.runs()).extracting(JobRun::cause).containsExactly(RunCause.USER);
        JobRun here = process.executor().runHere("a", Progress.NONE);
        assertThat(here.outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void isDueOnceOnADateWhoseZoneWasChanged() {
        SimulatedProcess process =
                start(
                        ScheduledJob.of(
                                job("a", context -> JobResult.done(1)),
                                rule("daily 20:00 Asia/Tokyo")));
        world.sleep(Duration.ofHours(2));
        assertThat(log.runs()).hasSize(1);

        process.executor().reschedule("a", rule("daily 20:00 Europe/Berlin"));
        assertThat(log.schedule("a").nextDue()).isEqualTo("2026-11-21T19:00:00Z");
        process.executor().reschedule("a", rule("daily 21:00 Europe/Berlin"));
        assertThat(log.schedule("a").nextDue()).isEqualTo("2026-11-20T20:00:00Z");
    }

    @Test
    void runsNoMomentTwiceWhenTheClockIsPutBack() {
        start(ScheduledJob.of(job("a", context -> JobResult.done(1)), rule("every 15m")));
        world.sleep(Duration.ofHours(1));
        world.setSkew(Duration.ofHours(-1));
        world.sleep(Duration.ofHours(2));
        world.setSkew(Duration.ofDays(400));
        world.sleep(Duration.ofMinutes(1));
        world.setSkew(Duration.ZERO);
        world.sleep(Duration.ofHours(2));

        assertThat(log.runs()).extracting(JobRun::due).doesNotHaveDuplicates();
        assertThat(log.runs().getLast().due()).isEqualTo(instant("15:00:00"));
        assertThat(log.runs()).hasSizeGreaterThan(15);
    }

    @Test
    void beginsAgainAfterAnUnexpectedErrorAndKeepsTheOthersGoing() {
        start(
                ScheduledJob.of(
                        job(
                                "bad",
                                context -> {
                                    throw new IllegalStateException("a bug");
                                }),
                        rule("every 15m")),
                ScheduledJob.of(job("good", context -> JobResult.done(1)), rule("every 15m")));

        world.sleep(Duration.ofMinutes(31));

        assertThat(log.runs("bad"))
                .extracting(run -> run.problem() == null ? null : run.problem().code())
                .containsExactly(ProblemCode.UNEXPECTED, ProblemCode.UNEXPECTED);
        assertThat(log.runs("good")).hasSize(2);
    }

    @Test
    void waitsForTheSafePointWhenItIsClosed() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        Job patient =
                job(
                        "a",
                        context -> {
                            began.countDown();
                            while (!context.progress().isCancelled()) {
                                Thread.onSpinWait();
                            }
                            context.progress().checkCancelled();
                            return JobResult.done(1);
                        });
        List<Thread> threads = new ArrayList<>();
        JobExecutor executor =
                new JobExecutor(
                        List.of(ScheduledJob.of(patient, rule("daily 12:00"))),
                        log,
                        world.clock(),
                        new ThreadSleeper(),
                        task -> threads.add(Thread.ofVirtual().start(task)),
                        () -> false,
                        () -> {});
        executor.open();
        executor.runNow("a");
        executor.lookAround();
        began.await();
        executor.start();

        executor.close();

        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(log.runs("a").getFirst().outcome()).isEqualTo(RunOutcome.INTERRUPTED);
        assertThat(log.schedule("a").again()).isNotNull();
    }

    private SimulatedProcess start(ScheduledJob... jobs) {
        return new SimulatedProcess(world, null, List.of(jobs), log, offline::get).start();
    }

    private Job lasting(String name, Duration time) {
        return job(
                name,
                context -> {
                    for (int i = 0; i < 10; i++) {
                        context.progress().checkCancelled();
                        context.progress().report("step", i, 10);
                        world.sleep(time.dividedBy(10));
                    }
                    ran.add("-" + name + " " + time());
                    return JobResult.done(1);
                });
    }

    private String time() {
        return world.now().toString().substring(11, 16);
    }

    private Job job(String name, Function<JobContext, JobResult> work) {
        return new Job() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public JobResult run(JobContext context) {
                ran.add("+" + name + " " + time());
                return work.apply(context);
            }
        };
    }

    private static JobResult kill() {
        throw new SimulatedWorld.Killed();
    }

    private static JobResult fail() {
        throw new EvenkeelException(Problem.of(ProblemCode.DISK, "full"));
    }

    private static DueRule rule(String text) {
        return DueRules.parse(text, ZONE);
    }

    private static Instant instant(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }
}
