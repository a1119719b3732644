package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderEvent;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The caller's orders with what happened to them, and their fills. */
public final class OrderStore {
    private static final String COLUMNS =
            "id, owner_id, mode, run_id, line, attempt, account_id, venue, client_id, base, quote,"
                    + " side, order_type, time_in_force, quantity, limit_price, stop_price,"
                    + " worst_price, rate, state, venue_order_id, filled, filled_value, created_at,"
                    + " updated_at, problem_code, problem_args";

    /** A fill with the order that it belongs to. */
    public record OrderFill(long order, Fill fill, @Nullable TransactionId transaction) {}

    /** Adds one with its first event; returns it with its id. */
    public TradeOrder insert(Tx tx, Caller caller, TradeOrder order, String what) {
        tx.checkMayWrite(caller);
        TradeOrder stored = order.withId(tx.nextId("trade_order"));
        OrderRequest request = stored.request();
        tx.execute(
                "insert into trade_order ("
                        + COLUMNS
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?)",
                stored.id(),
                owner(caller),
                stored.mode().name(),
                stored.run(),
                stored.line(),
                stored.attempt(),
                stored.account().value(),
                stored.venue(),
                request.clientId().value(),
                request.market().base(),
                request.market().quote(),
                request.side().name(),
                request.type().name(),
                request.timeInForce().name(),
                request.quantity(),
                request.limit(),
                request.stop(),
                request.worst(),
                stored.rate(),
                stored.state().name(),
                stored.venueOrderId(),
                stored.filled(),
                stored.filledValue(),
                Utc.stored(stored.createdAt()),
                Utc.stored(stored.updatedAt()),
                StoredProblem.code(stored.reason()),
                StoredProblem.args(stored.reason()));
        event(tx, caller, stored, what);
        return stored;
    }

    /** Stores what became of one, with the fills that are new and what happened. */
    public void update(
            Tx tx, Caller caller, TradeOrder order, Collection<Fill> newFills, String what) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update trade_order set state = ?, venue_order_id = ?, filled = ?, filled_value ="
                        + " ?, updated_at = ?, problem_code = ?, problem_args = ? where id = ? and"
                        + " owner_id = ?",
                order.state().name(),
                order.venueOrderId(),
                order.filled(),
                order.filledValue(),
                Utc.stored(order.updatedAt()),
                StoredProblem.code(order.reason()),
                StoredProblem.args(order.reason()),
                order.id(),
                owner(caller));
        for (Fill fill : newFills) {
            tx.execute(
                    "insert into fill (order_id, trade_id, owner_id, mode, filled_at, price,"
                            + " quantity, fee, fee_symbol) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    order.id(),
                    fill.tradeId(),
                    owner(caller),
                    order.mode().name(),
                    Utc.stored(fill.at()),
                    fill.price(),
                    fill.quantity(),
                    fill.fee(),
                    fill.feeAsset());
        }
        event(tx, caller, order, what);
    }

    private static void event(Tx tx, Caller caller, TradeOrder order, String what) {
        tx.execute(
                "insert into order_event (order_id, number, owner_id, mode, happened_at, state,"
                        + " what) select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from"
                        + " order_event where order_id = ?",
                order.id(),
                owner(caller),
                order.mode().name(),
                Utc.stored(order.updatedAt()),
                order.state().name(),
                what,
                order.id());
    }

    /** The orders of a run in the order in which they were made. */
    public List<TradeOrder> findByRun(Tx tx, Caller caller, long run) {
        return list(tx, caller, "run_id = ? order by id", run);
    }

    /** All orders, the latest first. */
    public List<TradeOrder> findAll(Tx tx, Caller caller, int most) {
        return list(tx, caller, "true order by created_at desc, id desc limit ?", most);
    }

    /** Orders that may be at a venue, the oldest first. */
    public List<TradeOrder> findLive(Tx tx, Caller caller, Mode mode) {
        return list(
                tx,
                caller,
                "mode = ? and state in ('INTENT_SAVED', 'ACKED', 'UNKNOWN', 'PARTIAL',"
                        + " 'CANCEL_PENDING') order by id",
                mode.name());
    }

    /** Live runs with orders that ended for a reason since a time, the oldest first. */
    public List<Long> runsEndedFor(Tx tx, Caller caller, ProblemCode reason, Instant since) {
        List<Long> found = new ArrayList<>();
        tx.forEach(
                "select distinct run_id from trade_order where mode = 'LIVE' and owner_id = ? and"
                        + " problem_code = ? and updated_at >= ? order by run_id",
                row -> found.add(row.getLong(1)),
                owner(caller),
                reason.name(),
                Utc.stored(since));
        return found;
    }

    /** Orders of an account whose fills are not all in the ledger, the oldest first. */
    public List<TradeOrder> toBook(Tx tx, Caller caller, AccountId account) {
        return list(
                tx,
                caller,
                "mode = 'LIVE' and account_id = ? and id in (select order_id from fill where"
                        + " transaction_id is null) order by id",
                account.value());
    }

    /**
     * Another run of the mode that traded in one of a run's accounts, or of which that became
     * known, or that ended, since the run was planned. What it booked, it did before it ended. Of
     * runs from before, times up to now count; one that was planned later needs none. A run that is
     * not stored yet comes after all that are.
     */
    public Optional<Long> tradedSincePlanned(Tx tx, Caller caller, RebalanceRun run, Instant now) {
        long id = run.id() == 0 ? Long.MAX_VALUE : run.id();
        for (AccountId account : run.accounts()) {
            List<Long> found = new ArrayList<>();
            tx.forEach(
                    "select o.run_id from trade_order o join rebalance_log r on r.id = o.run_id"
                            + " where o.owner_id = ? and o.mode = ? and o.account_id = ? and"
                            + " o.run_id <> ? and o.filled > 0 and (o.run_id > ? or (o.updated_at"
                            + " > ? and o.updated_at <= ?) or (r.updated_at > ? and r.updated_at"
                            + " <= ?)) order by o.id desc",
                    row -> found.add(row.getLong(1)),
                    owner(caller),
                    run.mode().name(),
                    account.value(),
                    id,
                    id,
                    Utc.stored(run.createdAt()),
                    Utc.stored(now),
                    Utc.stored(run.createdAt()),
                    Utc.stored(now));
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }

    /** Orders of an account made since a time, the oldest first. */
    public List<TradeOrder> findSince(
            Tx tx, Caller caller, Mode mode, AccountId account, Instant time) {
        return list(
                tx,
                caller,
                "mode = ? and account_id = ? and created_at >= ? order by id",
                mode.name(),
                account.value(),
                Utc.stored(time));
    }

    /** The fills of a run's orders, by time. */
    public List<OrderFill> fillsOfRun(Tx tx, Caller caller, long run) {
        return fills(
                tx,
                "order_id in (select id from trade_order where run_id = ?) and owner_id = ?",
                run,
                owner(caller));
    }

    /** Live runs that have fills without a transaction in the ledger, the oldest first. */
    public List<Long> runsToBook(Tx tx, Caller caller) {
        List<Long> found = new ArrayList<>();
        tx.forEach(
                "select distinct o.run_id from fill f join trade_order o on o.id = f.order_id where"
                        + " f.transaction_id is null and f.mode = 'LIVE' and f.owner_id = ? order"
                        + " by o.run_id",
                row -> found.add(row.getLong(1)),
                owner(caller));
        return found;
    }

    /** Takes a fill of a live order that is in the ledger. */
    @FunctionalInterface
    public interface BookedVisitor {
        void booked(Instant at, TransactionId transaction);
    }

    /** Visits all fills of live orders that are in the ledger. */
    public void forEachBooked(Tx tx, Caller caller, BookedVisitor visitor) {
        tx.forEach(
                "select filled_at, transaction_id from fill where transaction_id is not null and"
                        + " mode = 'LIVE' and owner_id = ?",
                row ->
                        visitor.booked(
                                JobStore.instant(row, "filled_at"),
                                new TransactionId(row.getLong(2))),
                owner(caller));
    }

    /** Notes which transaction of the ledger tells of a fill. */
    public void setTransaction(
            Tx tx, Caller caller, long order, String tradeId, TransactionId transaction) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update fill set transaction_id = ? where order_id = ? and trade_id = ? and"
                        + " owner_id = ?",
                transaction.value(),
                order,
                tradeId,
                owner(caller));
    }

    /** What happened to an order, in order. */
    public List<OrderEvent> events(Tx tx, Caller caller, long order) {
        List<OrderEvent> found = new ArrayList<>();
        tx.forEach(
                "select * from order_event where order_id = ? and owner_id = ? order by number",
                row ->
                        found.add(
                                new OrderEvent(
                                        order,
                                        JobStore.instant(row, "happened_at"),
                                        OrderState.valueOf(row.getString("state")),
                                        row.getString("what"))),
                order,
                owner(caller));
        return found;
    }

    private static List<OrderFill> fills(Tx tx, String condition, Object... parameters) {
        List<OrderFill> found = new ArrayList<>();
        tx.forEach(
                "select * from fill where " + condition + " order by filled_at, order_id, trade_id",
                row -> {
                    long transaction = row.getLong("transaction_id");
                    found.add(
                            new OrderFill(
                                    row.getLong("order_id"),
                                    new Fill(
                                            row.getString("trade_id"),
                                            JobStore.instant(row, "filled_at"),
                                            row.getBigDecimal("price"),
                                            row.getBigDecimal("quantity"),
                                            row.getBigDecimal("fee"),
                                            row.getString("fee_symbol")),
                                    transaction == 0 ? null : new TransactionId(transaction)));
                },
                parameters);
        return found;
    }

    private static List<TradeOrder> list(
            Tx tx, Caller caller, String condition, Object... parameters) {
        Object[] all = new Object[parameters.length + 1];
        all[0] = owner(caller);
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        List<TradeOrder> found = new ArrayList<>();
        tx.forEach(
                "select * from trade_order where owner_id = ? and " + condition,
                row -> found.add(order(row)),
                all);
        return found;
    }

    private static TradeOrder order(ResultSet row) throws SQLException {
        return new TradeOrder(
                row.getLong("id"),
                row.getLong("run_id"),
                row.getInt("line"),
                row.getInt("attempt"),
                Mode.valueOf(row.getString("mode")),
                new AccountId(row.getLong("account_id")),
                row.getString("venue"),
                request(row),
                Stored.stripped(row.getBigDecimal("rate")),
                OrderState.valueOf(row.getString("state")),
                row.getString("venue_order_id"),
                Stored.stripped(row.getBigDecimal("filled")),
                Stored.stripped(row.getBigDecimal("filled_value")),
                JobStore.instant(row, "created_at"),
                JobStore.instant(row, "updated_at"),
                StoredProblem.of(row.getString("problem_code"), row.getString("problem_args")));
    }

    private static OrderRequest request(ResultSet row) throws SQLException {
        BigDecimal limit = row.getBigDecimal("limit_price");
        BigDecimal stop = row.getBigDecimal("stop_price");
        return new OrderRequest(
                new ClientOrderId(row.getString("client_id")),
                new Market(row.getString("base"), row.getString("quote")),
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("order_type")),
                TimeInForce.valueOf(row.getString("time_in_force")),
                row.getBigDecimal("quantity"),
                limit,
                stop,
                row.getBigDecimal("worst_price"));
    }

    private static long owner(Caller caller) {
        return caller.user().value();
    }
}
