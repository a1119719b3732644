package app.evenkeel.portfolio.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;

class PriceRoundTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:02:00Z");
    private static final Instant JUST_NOW = NOW.minusSeconds(60);
    private static final DueRule RULE = new DueRule.Every(5, ZoneOffset.UTC);
    private static final Problem DOWN = Problem.of(ProblemCode.VENUE_UNWELL, "Binance", "503");

    @Test
    void aRoundThatCameIsEnough() {
        assertThat(missing(round(JUST_NOW, RunOutcome.DONE, 3, 0))).isNull();
        assertThat(missing(round(JUST_NOW, RunOutcome.DONE, 0, 0))).as("nothing has one").isNull();
        assertThat(missing(round(JUST_NOW, RunOutcome.PARTLY, 2, 1))).isNull();
    }

    @Test
    void aRoundInWhichNoneAnsweredSaysWhy() {
        assertThat(missing(round(JUST_NOW, RunOutcome.PARTLY, 0, 3))).isEqualTo(DOWN);
        assertThat(missing(round(JUST_NOW, RunOutcome.FAILED, 0, 0))).isEqualTo(DOWN);
    }

    @Test
    void aRoundThatWasCutOffOrIsOldIsStillToCome() {
        for (JobRun run :
                new @Nullable JobRun[] {
                    null,
                    round(JUST_NOW, RunOutcome.CANCELLED, 2, 0),
                    round(NOW.minusSeconds(600), RunOutcome.DONE, 3, 0)
                }) {
            assertThat(missing(run)).isEqualTo(Problem.of(ProblemCode.PRICES_TO_COME));
        }
    }

    private static @Nullable Problem missing(@Nullable JobRun last) {
        JobSchedule schedule =
                new JobSchedule(
                        QuotesJob.NAME, RULE, Instant.EPOCH, NOW.plusSeconds(180), false, null, 1);
        return PriceRound.missing(
                new JobStatus(QuotesJob.NAME, "job.quotes", schedule, last, null, false), NOW);
    }

    private static JobRun round(Instant started, RunOutcome outcome, long done, long failed) {
        return new JobRun(
                1,
                QuotesJob.NAME,
                started,
                1,
                RunCause.SCHEDULE,
                1,
                started,
                started.plusSeconds(5),
                outcome,
                done,
                failed,
                outcome == RunOutcome.DONE ? null : DOWN);
    }
}
