package app.evenkeel.execution.simulation;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.exchange.ExchangeOrder;
import app.evenkeel.exchange.LoopbackExchange;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold whatever goes wrong, reckoned from the exchange's own truth and from what is
 * written down:
 *
 * <ul>
 *   <li>I1 executed no more than was meant, of an order and of a line;
 *   <li>I2 at most one live order of a line, and no id twice;
 *   <li>I3 orders, cash and holdings as at the exchange, once reconciled;
 *   <li>I4 no order without its intent written down before;
 *   <li>I5 nothing reaches the exchange from a rehearsal;
 *   <li>I6 no order beyond the limits of the arming that its run began under, of an order, of a run
 *       and within 24 hours of whatever runs, and none once that arming is another or has ended;
 *   <li>I7 every run ends, and says why where it is not all done;
 *   <li>I8 a plan over the result of a clean run is empty.
 * </ul>
 */
final class Invariants implements SimulatedGateway.Watch {
    private static final Duration DAY = Duration.ofHours(24);

    private final LoopbackExchange exchange;
    private final String customer;
    private final AccountId account;
    private final VirtualTime time;
    private final MemoryJournal journal;
    private final MemoryArmings armings;
    private final List<String> violations = new ArrayList<>();

    Invariants(
            LoopbackExchange exchange,
            String customer,
            AccountId account,
            VirtualTime time,
            MemoryJournal journal,
            MemoryArmings armings) {
        this.exchange = exchange;
        this.customer = customer;
        this.account = account;
        this.time = time;
        this.journal = journal;
        this.armings = armings;
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    void violated(String what) {
        violations.add(what);
    }

    private @Nullable TradeOrder intent(OrderRequest request) {
        return journal.allOrders().stream()
                .filter(order -> order.request().clientId().equals(request.clientId()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ExchangeOrder real(TradeOrder order) {
        return exchange.byClientId(customer, order.request().clientId().value()).orElse(null);
    }

    private BigDecimal executedValue(TradeOrder order) {
        ExchangeOrder real = real(order);
        return real == null ? BigDecimal.ZERO : real.executedValue;
    }

    /** I4, I5 and I6. */
    @Override
    public void beforeSending(OrderRequest request) {
        TradeOrder intent = intent(request);
        if (intent == null) {
            violated("I4: no intent for " + request.clientId());
            return;
        }
        if (intent.mode() != Mode.LIVE) {
            violated("I5: a " + intent.mode() + " order was sent");
        }
        Instant now = time.now();
        Arming current = armings.current();
        if (current == null || !current.isValid(now)) {
            violated("I6: sent without an arming");
            return;
        }
        if (!current.equals(armings.of(intent.run(), account))) {
            violated("I6: sent under another arming than the run began under");
        }
        limits(intent, current, now);
    }

    private void limits(TradeOrder intent, Arming current, Instant now) {
        Limits limits = current.limits();
        BigDecimal next = intent.request().worstValue();
        if (next.compareTo(limits.maxOrder()) > 0) {
            violated("I6: an order of " + next);
        }
        List<TradeOrder> own = journal.orders(intent.run());
        if (own.size() > limits.maxOrders()) {
            violated("I6: order " + own.size() + " of its run");
        }
        BigDecimal day =
                journal.allOrders().stream()
                        .filter(order -> order.id() != intent.id())
                        .filter(order -> !order.createdAt().isBefore(now.minus(DAY)))
                        .map(this::executedValue)
                        .reduce(next, BigDecimal::add);
        if (day.compareTo(limits.maxTurnover()) > 0) {
            violated("I6: turnover of " + day + " within 24 hours");
        }
        BigDecimal run =
                own.stream()
                        .filter(order -> order.id() != intent.id())
                        .map(this::executedValue)
                        .reduce(next, BigDecimal::add);
        boolean isFirst =
                journal.allRuns().stream()
                        .filter(other -> other.state() == RunState.COMPLETED)
                        .map(other -> armings.of(other.id(), account))
                        .noneMatch(before -> before != null && before.limits().equals(limits));
        if (isFirst && run.compareTo(current.pilot()) > 0) {
            violated("I6: " + run + " in a first run");
        }
    }

    /** I2 and I4. */
    @Override
    public void beforeEffect(OrderRequest request) {
        TradeOrder intent = intent(request);
        if (intent == null) {
            violated("I4: no intent for " + request.clientId());
            return;
        }
        if (real(intent) != null) {
            violated("I2: sent twice: " + request.clientId());
        }
        boolean standsToo =
                journal.orders(intent.run()).stream()
                        .filter(order -> order.line() == intent.line())
                        .map(this::real)
                        .anyMatch(real -> real != null && real.status == ExchangeOrder.Status.OPEN);
        if (standsToo) {
            violated("I2: two live orders of line " + intent.line());
        }
    }

    /** I1 and I7 of a run that has ended. */
    void ofEnd(RebalanceRun run) {
        boolean explained = run.state() == RunState.COMPLETED || run.reason() != null;
        if (!run.state().isOver() || !explained) {
            violated("I7: ended as " + run.state() + " without a reason");
        }
        for (RunLine line : run.lines()) {
            boolean told = line.state() == LineState.DONE || line.outcome() != null;
            if (line.state() == LineState.OPEN || !told) {
                violated("I7: line " + line.number() + " is " + line.state());
            }
            BigDecimal done =
                    journal.orders(run.id()).stream()
                            .filter(order -> order.line() == line.number())
                            .map(this::real)
                            .map(real -> real == null ? BigDecimal.ZERO : real.executed)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (done.compareTo(line.quantity()) > 0) {
                violated("I1: line " + line.number() + " did " + done);
            }
        }
    }

    /** I1, I3 and I4 once all is found out. */
    void ofBooks(Map<String, BigDecimal> ledger) {
        for (TradeOrder order : journal.allOrders()) {
            ofBooks(order);
        }
        for (ExchangeOrder real : exchange.orders(customer)) {
            if (real.executed.compareTo(real.quantity) > 0) {
                violated("I1: executed more than ordered");
            }
            boolean known =
                    journal.allOrders().stream()
                            .anyMatch(o -> o.request().clientId().value().equals(real.clientId));
            if (!known) {
                violated("I4: an order at the exchange that nobody meant");
            }
        }
        Map<String, BigDecimal> all = new HashMap<>(exchange.free(customer));
        exchange.locked(customer)
                .forEach((symbol, locked) -> all.merge(symbol, locked, BigDecimal::add));
        all.forEach((symbol, real) -> {
            BigDecimal ours = ledger.getOrDefault(symbol, BigDecimal.ZERO);
            if (ours.compareTo(real) != 0) {
                violated("I3: " + symbol + " " + ours + " in the ledger, is " + real);
            }
            if (real.signum() < 0) {
                violated("I3: " + symbol + " below zero");
            }
        });
    }

    private void ofBooks(TradeOrder order) {
        ExchangeOrder real = real(order);
        if (order.mode() != Mode.LIVE) {
            if (real != null) {
                violated("I5: the exchange has an order of a rehearsal");
            }
            return;
        }
        BigDecimal executed = real == null ? BigDecimal.ZERO : real.executed;
        if (executed.compareTo(order.filled()) != 0) {
            violated("I3: " + order.state() + " has " + order.filled() + ", was " + executed);
        }
        boolean isNone = order.state() == OrderState.REJECTED || order.state() == OrderState.ABSENT;
        if (isNone && real != null) {
            violated("I3: " + order.state() + " but the exchange has it");
        }
        if (!order.state().isOver()) {
            violated("I3: " + order.state() + " after reconciliation");
        }
    }
}
