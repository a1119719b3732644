package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.Sheet.Decision;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.plan.Amendment;
import app.evenkeel.domain.plan.DropReason;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.math.BigDecimal;

/** Enters what the user decided about single lines, so that the rest is planned around it. */
final class Decisions {
    private Decisions() {}

    /**
     * Trades what was decided, rounded down to what can be traded, and takes those lines out of the
     * search.
     *
     * @throws EvenkeelException if more is to be sold than is held, or there is no such line
     */
    static void apply(Sheet sheet) {
        for (Amendment amendment : sheet.input.request().amendments()) {
            Line line = find(sheet, amendment);
            BigDecimal step = line.slot.rule().step();
            BigDecimal quantity = amendment.quantity().divideToIntegralValue(step).multiply(step);
            boolean isSale = amendment.side() == Side.SELL;
            if (isSale && quantity.compareTo(line.slot.held()) > 0) {
                throw new EvenkeelException(
                        Problem.of(
                                ProblemCode.PLAN_AMENDMENT,
                                line.candidate.price().asset().symbol(),
                                line.slot.account().name(),
                                Decimals.plain(line.slot.held())));
            }
            line.block(DropReason.SET_BY_USER, 0);
            if (quantity.signum() > 0) {
                long value = sheet.unit.nearest(quantity.multiply(line.candidate.price().price()));
                sheet.decisions.add(new Decision(line, isSale, quantity));
                sheet.held[line.node] += isSale ? -value : value;
                sheet.cash[line.account] += (isSale ? value : -value) - line.cost(value);
            }
        }
    }

    private static Line find(Sheet sheet, Amendment amendment) {
        for (Line line : sheet.lines) {
            if (line.slot.account().id().equals(amendment.account())
                    && line.candidate.price().asset().id().equals(amendment.asset())
                    && line.slot.mayTrade()) {
                return line;
            }
        }
        throw new EvenkeelException(
                Problem.of(
                        ProblemCode.PLAN_AMENDMENT,
                        "#" + amendment.asset().value(),
                        "#" + amendment.account().value(),
                        "0"));
    }
}
