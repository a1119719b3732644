package app.evenkeel.report;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.TradeOrder;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run was to do and what became of it, out of what is stored of it.
 *
 * @param origin {@code null} for a run from before that was kept
 * @param orders the oldest first
 * @param fills by id of their order
 * @param accounts the names of accounts
 */
public record RunConfirmation(
        RebalanceRun run,
        @Nullable RunOrigin origin,
        List<TradeOrder> orders,
        Map<Long, List<Fill>> fills,
        Map<AccountId, String> accounts) {
    public RunConfirmation {
        orders = List.copyOf(orders);
        fills = Map.copyOf(fills);
        accounts = Map.copyOf(accounts);
    }

    /** The value of what was to be traded, at the plan's prices and in the run's currency. */
    public BigDecimal planned() {
        return run.lines().stream()
                .map(RunLine::plannedValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The value of what was traded, at the plan's exchange rates and in the run's currency. */
    public BigDecimal traded() {
        return run.lines().stream()
                .map(line -> line.value().multiply(line.rate()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The fees that were paid, by symbol of what they were paid in. */
    public Map<String, BigDecimal> fees() {
        Map<String, BigDecimal> fees = new TreeMap<>();
        fills.values().stream()
                .flatMap(List::stream)
                .filter(fill -> fill.fee().signum() != 0)
                .forEach(fill -> fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add));
        return fees;
    }

    /** The name of a line's account. */
    public String account(RunLine line) {
        return accounts.getOrDefault(line.account(), "#" + line.account().value());
    }
}
