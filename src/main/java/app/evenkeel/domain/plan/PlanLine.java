package app.evenkeel.domain.plan;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.order.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * One trade of a plan. Amounts are in the plan's currency.
 *
 * @param quantity units, more than zero
 * @param price of one unit
 * @param value quantity x price, exact
 * @param lots what a sale uses up; empty for a purchase
 * @param cost fee and half of the spread, estimated
 * @param tax estimated; {@code null} where the cost of a lot is not known; zero for a purchase
 */
public record PlanLine(
        Account account,
        Asset asset,
        Side side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal value,
        List<LotSale> lots,
        BigDecimal cost,
        @Nullable BigDecimal tax,
        PlanReason reason) {
    public PlanLine {
        lots = List.copyOf(lots);
    }

    /** The decision to have this line exactly as it is. */
    public Amendment locked() {
        return new Amendment(account.id(), asset.id(), side, quantity);
    }
}
