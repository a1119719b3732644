package app.evenkeel.execution;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.execution.run.Books;
import app.evenkeel.ingestion.file.exchange.Execution;
import app.evenkeel.portfolio.ExecutionBooking;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.OrderStore.OrderFill;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Books the fills of live runs in the ledger. */
public final class LedgerBooks implements Books {
    private final Session session;
    private final ExecutionBooking booking;

    public LedgerBooks(Session session) {
        this.session = session;
        this.booking = new ExecutionBooking(session);
    }

    @Override
    public void book(RebalanceRun run) {
        Map<Long, TradeOrder> orders = new HashMap<>();
        List<OrderFill> fills =
                session.stores()
                        .database()
                        .read(tx -> {
                            session.stores()
                                    .orders()
                                    .findByRun(tx, session.caller(), run.id())
                                    .forEach(order -> orders.put(order.id(), order));
                            return session.stores()
                                    .orders()
                                    .fillsOfRun(tx, session.caller(), run.id());
                        });
        if (fills.stream().allMatch(fill -> fill.transaction() != null)) {
            return;
        }
        for (AccountId account : run.accounts()) {
            List<OrderFill> own =
                    fills.stream()
                            .filter(fill -> order(orders, fill).account().equals(account))
                            .toList();
            if (!own.isEmpty()) {
                book(account, own, orders);
            }
        }
    }

    private void book(AccountId account, List<OrderFill> fills, Map<Long, TradeOrder> orders) {
        String source = order(orders, fills.getFirst()).venue();
        Map<OrderFill, Execution> executions = new LinkedHashMap<>();
        Map<String, TransactionId> booked = new HashMap<>();
        for (OrderFill each : fills) {
            Fill fill = each.fill();
            TradeOrder order = order(orders, each);
            Execution execution =
                    new Execution(
                            fill.tradeId(),
                            fill.at(),
                            order.request().side() == Side.BUY,
                            order.market().base(),
                            order.market().quote(),
                            fill.quantity(),
                            fill.price(),
                            fill.fee(),
                            fill.feeAsset());
            executions.put(each, execution);
            TransactionId transaction = each.transaction();
            if (transaction != null) {
                booked.put(execution.key(), transaction);
            }
        }
        Map<String, TransactionId> told =
                booking.book(source, account, List.copyOf(executions.values()), booked);
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    executions.forEach((each, execution) ->
                            session.stores()
                                    .orders()
                                    .setTransaction(
                                            tx,
                                            session.caller(),
                                            each.order(),
                                            each.fill().tradeId(),
                                            Objects.requireNonNull(told.get(execution.key()))));
                    return true;
                });
    }

    private static TradeOrder order(Map<Long, TradeOrder> orders, OrderFill fill) {
        return Objects.requireNonNull(orders.get(fill.order()));
    }
}
