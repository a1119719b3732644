package app.evenkeel.domain.order;

import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.portfolio.PortfolioId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Where a run comes from, and what its plan said beside the lines.
 *
 * @param portfolio {@code null} once it was removed
 * @param dueAt the moment that a run of the schedule is for; {@code null} where someone asked
 * @param estimate {@code null} where there was no plan
 * @param flow what the plan reckoned to come in less what goes out, in the run's currency; the
 *     ledger knows nothing of it
 * @param closing {@code null} until all that follows the end of the run was done
 */
public record RunOrigin(
        @Nullable PortfolioId portfolio,
        @Nullable Instant dueAt,
        @Nullable PlanEstimate estimate,
        BigDecimal flow,
        List<LeftOut> leftOut,
        @Nullable RunClosing closing) {
    public RunOrigin {
        leftOut = List.copyOf(leftOut);
    }
}
