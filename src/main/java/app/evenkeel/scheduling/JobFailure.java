package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;

/** Turns what a run threw into a problem that can be shown, and logs it once. */
final class JobFailure {
    private static final Logger LOG = LoggerFactory.getLogger(JobFailure.class);

    private JobFailure() {}

    static Problem problem(JobRun run, Throwable thrown) {
        if (thrown instanceof EvenkeelException known) {
            LOG.info("Job {} failed: {}", run.job(), known.problem().code());
            return known.problem();
        }
        // The same for the same place in the program, without a personal detail.
        StackTraceElement[] trace = thrown.getStackTrace();
        int place = trace.length == 0 ? 0 : trace[0].hashCode();
        int code = (thrown.getClass().getName().hashCode() ^ place) & 0xFFFFFF;
        String text = String.format(Locale.ROOT, "%06X", code);
        LOG.error("Job {} failed unexpectedly, code {}", run.job(), text, thrown);
        return Problem.of(ProblemCode.UNEXPECTED, text);
    }
}
