package app.evenkeel.presentation.fx;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;

/** Turns what work throws into a problem that can be shown, and logs it once. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem from(Throwable thrown) {
        if (thrown instanceof EvenkeelException known) {
            LOG.info("Refused: {}", known.problem().code());
            return known.problem();
        }
        // The code is the same for the same place in the program, so that two reports can be
        // compared without a personal detail in them.
        StackTraceElement[] trace = thrown.getStackTrace();
        int place = trace.length == 0 ? 0 : trace[0].hashCode();
        String code =
                String.format(
                        Locale.ROOT,
                        "%06X",
                        (thrown.getClass().getName().hashCode() ^ place) & 0xFFFFFF);
        LOG.error("Unexpected error {}", code, thrown);
        return Problem.of(ProblemCode.UNEXPECTED, code);
    }
}
