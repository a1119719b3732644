package app.evenkeel.portfolio.job;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/** Whether the latest prices came that the schedule asks for. Blocking and thread-safe. */
public final class PriceRound {
    private final Supplier<JobService> jobs;
    private final Clock clock;

    /**
     * @param jobs asked for only when prices are
     */
    public PriceRound(Supplier<JobService> jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Why the quotes of the latest moment are not there, or {@code null}; also where the user wants
     * none, being offline or having paused the job: what is fresh enough by its day will do then.
     */
    public @Nullable Problem missing() {
        JobStatus quotes =
                jobs.get().jobs().stream()
                        .filter(each -> each.job().equals(QuotesJob.NAME))
                        .findFirst()
                        .orElseThrow();
        return missing(quotes, clock.instant());
    }

    /** By what is known of the job that brings quotes. */
    static @Nullable Problem missing(JobStatus quotes, Instant now) {
        if (quotes.isHeld() || quotes.schedule().paused()) {
            return null;
        }
        JobRun last = quotes.last();
        if (last == null || last.outcome() == RunOutcome.CANCELLED) {
            return Problem.of(ProblemCode.PRICES_TO_COME);
        }
        if (!hasCome(last)) {
            Problem why = last.problem();
            return why == null ? Problem.of(ProblemCode.PRICES_TO_COME) : why;
        }
        boolean isOfNow = quotes.schedule().rule().nextAfter(last.started()).isAfter(now);
        return isOfNow ? null : Problem.of(ProblemCode.PRICES_TO_COME);
    }

    /** One source that is down keeps nothing back; a round in which none answered does. */
    private static boolean hasCome(JobRun round) {
        return switch (round.outcome()) {
            case DONE -> true;
            case PARTLY -> round.done() > 0;
            case RUNNING, FAILED, CANCELLED, INTERRUPTED -> false;
        };
    }
}
