package app.evenkeel.domain.plan;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What would be traded to bring a portfolio to its targets, as of one moment. The same input gives
 * the same plan.
 *
 * @param currency of all amounts
 * @param obstacles why there is no plan; empty unless it is blocked
 * @param prices of everything in scope
 * @param lines in the order in which they are to be carried out: sales first
 * @param estimate {@code null} where the plan is blocked
 * @param inputHash SHA-256 of everything the plan was made from, in hexadecimal digits; plans with
 *     the same one are the same
 */
public record Plan(
        PortfolioId portfolio,
        PlanRequest request,
        Instant asOf,
        CurrencyCode currency,
        Status status,
        List<Problem> obstacles,
        List<PlanPrice> prices,
        List<PlanCash> cash,
        List<PlanLine> lines,
        List<DroppedLine> dropped,
        @Nullable PlanEstimate estimate,
        String inputHash) {
    /** What came of it. */
    public enum Status {
        /** There is something to trade. */
        READY,
        /** There is nothing to trade. */
        EMPTY,
        /** It cannot be told, since something is missing or too old; see the obstacles. */
        BLOCKED
    }

    public Plan {
        obstacles = List.copyOf(obstacles);
        prices = List.copyOf(prices);
        cash = List.copyOf(cash);
        lines = List.copyOf(lines);
        dropped = List.copyOf(dropped);
    }

    /** Why nothing can be carried out; {@code null} where something can. */
    public @Nullable Problem reason() {
        return switch (status) {
            case READY -> null;
            case EMPTY -> Problem.of(ProblemCode.PLAN_EMPTY);
            case BLOCKED -> obstacles.getFirst();
        };
    }

    /** A plan that could not be made. */
    public static Plan blocked(
            PortfolioId portfolio,
            PlanRequest request,
            Instant asOf,
            CurrencyCode currency,
            List<Problem> obstacles,
            String inputHash) {
        return new Plan(
                portfolio,
                request,
                asOf,
                currency,
                Status.BLOCKED,
                obstacles,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                inputHash);
    }
}
