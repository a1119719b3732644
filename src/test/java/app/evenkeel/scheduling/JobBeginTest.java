package app.evenkeel.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Runs that begin otherwise than by the rule: the first of all, and one on the caller's thread. */
class JobBeginTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DueRule NOON = DueRules.parse("daily 12:00", ZONE);

    private final SimulatedWorld world =
            new SimulatedWorld(Instant.parse("2026-11-20T10:00:30Z"), ZONE);
    private final MemoryJobLog log = new MemoryJobLog();
    private final AtomicBoolean offline = new AtomicBoolean();

    @Test
    void beginsAtOnceWithAJobThatHasNothingYetAndThenKeepsToItsRule() {
        offline.set(true);
        process(ScheduledJob.of(job(context -> JobResult.done(3)), NOON).atOnce().overNetwork())
                .start();
        world.sleep(Duration.ofMinutes(20));
        assertThat(log.runs("a")).as("while offline").isEmpty();

        offline.set(false);
        world.sleep(Duration.ofDays(1));

        assertThat(log.runs("a"))
                .extracting(run -> run.due() + " " + run.outcome())
                .containsExactly("2026-11-20T10:00:30Z DONE", "2026-11-20T11:00:00Z DONE");
    }

    @Test
    void stopsARunOnTheCallersThreadThatTakesLongerThanItMayWhereNoLoopTurns() {
        Job endless =
                job(context -> {
                    while (true) {
                        context.progress().checkCancelled();
                        world.sleep(Duration.ofSeconds(20));
                    }
                });
        JobExecutor alone =
                process(ScheduledJob.of(endless, NOON).within(Duration.ofMinutes(15))).executor();
        alone.open();

        JobRun run = alone.runHere("a", Progress.NONE);

        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(run.problem()).isEqualTo(Problem.of(ProblemCode.JOB_OVERDUE, "a", "15"));
    }

    private SimulatedProcess process(ScheduledJob job) {
        return new SimulatedProcess(world, null, List.of(job), log, offline::get);
    }

    private static Job job(Function<JobContext, JobResult> work) {
        return new Job() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public JobResult run(JobContext context) {
                return work.apply(context);
            }
        };
    }
}
