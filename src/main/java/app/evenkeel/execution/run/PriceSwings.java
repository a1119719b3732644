package app.evenkeel.execution.run;

import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

/** Knows how far prices moved of late. Blocking and thread-safe. */
@FunctionalInterface
public interface PriceSwings {
    /** Why the price of what a line trades moved too far for it, or {@code null}. */
    @Nullable Problem beyond(RebalanceRun run, RunLine line);
}
