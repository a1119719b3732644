package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an account must hold after a run's fills, reckoned from what it held before them. Wins over
 * what a venue says as long as the venue may be behind.
 */
final class Reckoning {
    private final Map<String, BigDecimal> before;
    private final Map<String, BigDecimal> moved = new HashMap<>();
    private final Map<String, BigDecimal> spoken = new HashMap<>();

    private Reckoning(Map<String, BigDecimal> before) {
        this.before = before;
    }

    /**
     * @param fee that rehearsed orders are reckoned with, as a fraction
     */
    static Reckoning of(
            RebalanceRun run,
            AccountId account,
            BigDecimal fee,
            List<TradeOrder> orders,
            Map<Long, List<Fill>> fills) {
        Reckoning all = new Reckoning(run.balances().getOrDefault(account, Map.of()));
        for (TradeOrder order : orders) {
            if (order.account().equals(account)) {
                all.add(order, fee, fills.getOrDefault(order.id(), List.of()));
            }
        }
        return all;
    }

    private void add(TradeOrder order, BigDecimal fee, List<Fill> fills) {
        Market market = order.market();
        boolean buys = order.request().side() == Side.BUY;
        for (Fill fill : fills) {
            move(market.base(), buys ? fill.quantity() : fill.quantity().negate());
            move(market.quote(), buys ? fill.value().negate() : fill.value());
            move(fill.feeAsset(), fill.fee().negate());
        }
        if (order.state() == OrderState.PLANNED) {
            // A rehearsal goes on as if it had been filled, at the worst.
            BigDecimal value = order.request().worstValue();
            BigDecimal quantity = order.request().quantity();
            move(market.base(), buys ? quantity : quantity.negate());
            move(market.quote(), (buys ? value.negate() : value).subtract(value.multiply(fee)));
        }
        if (order.state().mayBeLive()) {
            BigDecimal held =
                    order.open().multiply(buys ? order.request().worst() : BigDecimal.ONE);
            spoken.merge(buys ? market.quote() : market.base(), held, BigDecimal::add);
        }
    }

    private void move(String symbol, BigDecimal by) {
        moved.merge(symbol, by, BigDecimal::add);
    }

    /** What is held, whether an order holds it back or not. */
    BigDecimal held(String symbol) {
        return before.getOrDefault(symbol, BigDecimal.ZERO)
                .add(moved.getOrDefault(symbol, BigDecimal.ZERO));
    }

    /** What new orders may use; not less than nothing. */
    BigDecimal free(String symbol) {
        return held(symbol)
                .subtract(spoken.getOrDefault(symbol, BigDecimal.ZERO))
                .max(BigDecimal.ZERO);
    }
}
