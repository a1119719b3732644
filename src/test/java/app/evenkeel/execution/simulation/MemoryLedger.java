package app.evenkeel.execution.simulation;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.LedgerComparison;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.run.Books;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stands for the ledger of one account, and for the booking of fills in it. */
final class MemoryLedger implements Books {
    private final CrashPoints crashes;
    private final MemoryJournal journal;
    private final Map<String, BigDecimal> held = new TreeMap<>();

    MemoryLedger(CrashPoints crashes, MemoryJournal journal) {
        this.crashes = crashes;
        this.journal = journal;
    }

    /** What is held, by symbol. */
    Map<String, BigDecimal> held() {
        return held;
    }

    void add(String symbol, BigDecimal quantity) {
        held.merge(symbol, quantity, BigDecimal::add);
    }

    @Override
    public void book(RebalanceRun run) {
        crashes.pass();
        Map<Long, List<Fill>> fills = journal.fills(run.id());
        for (TradeOrder order : journal.orders(run.id())) {
            for (Fill fill : fills.getOrDefault(order.id(), List.of())) {
                if (!journal.isBooked(order.id(), fill)) {
                    journal.setBooked(order.id(), fill);
                    boolean buys = order.request().side() == Side.BUY;
                    add(order.market().base(), signed(fill.quantity(), buys));
                    add(order.market().quote(), signed(fill.value(), !buys));
                    add(fill.feeAsset(), fill.fee().negate());
                    crashes.pass();
                }
            }
        }
    }

    private static BigDecimal signed(BigDecimal quantity, boolean in) {
        return in ? quantity : quantity.negate();
    }

    @Override
    public @Nullable Problem differing(
            RebalanceRun run, AccountId account, Capability venue, Map<String, Balance> told) {
        return LedgerComparison.differing(run, account, venue, told, held);
    }
}
