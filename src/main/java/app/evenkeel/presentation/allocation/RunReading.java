package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;

import java.util.List;
import java.util.Map;

/**
 * One run with its orders and their fills.
 *
 * @param fills by id of the order
 */
public record RunReading(RebalanceRun run, List<TradeOrder> orders, Map<Long, List<Fill>> fills) {
    public RunReading {
        orders = List.copyOf(orders);
        fills = Map.copyOf(fills);
    }
}
