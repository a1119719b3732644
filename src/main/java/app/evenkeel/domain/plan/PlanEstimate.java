package app.evenkeel.domain.plan;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What a plan comes to. Drift is half the sum of all deviations from the targets, cash included, as
 * a fraction of the total. Amounts are in the plan's currency.
 *
 * @param total what is allocated: everything in scope with the deposit, less the withdrawal and the
 *     cash buffer
 * @param bestDrift drift after the same plan if lots and minimums did not matter, or {@code
 *     driftAfter} where that is less, as where lots happen to lead nearer than the policy asks; the
 *     distance to it, never below zero, is {@code driftAfter - bestDrift}
 * @param tax estimated on all sales together, zero or more; {@code null} where the cost of a lot is
 *     not known
 * @param turnover sum of the values of all lines
 */
public record PlanEstimate(
        BigDecimal total,
        BigDecimal driftBefore,
        BigDecimal driftAfter,
        BigDecimal bestDrift,
        BigDecimal cost,
        @Nullable BigDecimal tax,
        BigDecimal turnover) {}
