package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.ClientOrderId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The caller's paper book: an exchange that is only written down. */
public final class PaperStore {
    /**
     * An order in the paper book with its fills.
     *
     * @param limit or {@code null} where it takes any price
     */
    public record PaperOrder(
            AccountId account,
            ClientOrderId clientId,
            Market market,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            BigDecimal quantity,
            @Nullable BigDecimal limit,
            OrderState state,
            Instant placedAt,
            List<Fill> fills) {
        public PaperOrder {
            fills = List.copyOf(fills);
        }
    }

    /** What is held on paper in an account, by symbol; empty if it was never begun. */
    public Map<String, BigDecimal> balances(Tx tx, Caller caller, AccountId account) {
        Map<String, BigDecimal> found = new TreeMap<>();
        tx.forEach(
                "select symbol, quantity from paper_balance where owner_id = ? and account_id = ?",
                row -> found.put(row.getString(1), Stored.stripped(row.getBigDecimal(2))),
                caller.user().value(),
                account.value());
        return found;
    }

    /** Sets what is held on paper in an account, in place of all that was. */
    public void setBalances(
            Tx tx, Caller caller, AccountId account, Map<String, BigDecimal> balances) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from paper_balance where owner_id = ? and account_id = ?",
                caller.user().value(),
                account.value());
        balances.forEach((symbol, quantity) ->
                tx.execute(
                        "insert into paper_balance (owner_id, account_id, symbol, quantity) values"
                                + " (?, ?, ?, ?)",
                        caller.user().value(),
                        account.value(),
                        symbol,
                        quantity));
    }

    /** Empties the whole paper book; runs and orders of earlier stay in their log. */
    public void clear(Tx tx, Caller caller) {
        tx.checkMayWrite(caller);
        for (String table : List.of("paper_fill", "paper_order", "paper_balance")) {
            tx.execute("delete from " + table + " where owner_id = ?", caller.user().value());
        }
    }

    /** Stores an order as it is now with all of its fills. */
    public void put(Tx tx, Caller caller, PaperOrder order) {
        tx.checkMayWrite(caller);
        tx.execute(
                "merge into paper_order (owner_id, account_id, client_id, base, quote, side,"
                        + " order_type, time_in_force, quantity, limit_price, state, placed_at) key"
                        + " (owner_id, client_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                caller.user().value(),
                order.account().value(),
                order.clientId().value(),
                order.market().base(),
                order.market().quote(),
                order.side().name(),
                order.type().name(),
                order.timeInForce().name(),
                order.quantity(),
                order.limit(),
                order.state().name(),
                Utc.stored(order.placedAt()));
        for (int i = 0; i < order.fills().size(); i++) {
            Fill fill = order.fills().get(i);
            tx.execute(
                    "merge into paper_fill (owner_id, client_id, number, filled_at, price,"
                            + " quantity, fee, fee_symbol) key (owner_id, client_id, number) values"
                            + " (?, ?, ?, ?, ?, ?, ?, ?)",
                    caller.user().value(),
                    order.clientId().value(),
                    i + 1,
                    Utc.stored(fill.at()),
                    fill.price(),
                    fill.quantity(),
                    fill.fee(),
                    fill.feeAsset());
        }
    }

    public Optional<PaperOrder> find(Tx tx, Caller caller, ClientOrderId id) {
        List<PaperOrder> found = new ArrayList<>();
        tx.forEach(
                "select * from paper_order where owner_id = ? and client_id = ?",
                row -> found.add(order(row, fills(tx, caller, id))),
                caller.user().value(),
                id.value());
        return found.stream().findFirst();
    }

    /** Orders in an account placed since a time. */
    public List<PaperOrder> findSince(Tx tx, Caller caller, AccountId account, Instant time) {
        List<ClientOrderId> ids = new ArrayList<>();
        tx.forEach(
                "select client_id from paper_order where owner_id = ? and account_id = ? and"
                        + " placed_at >= ? order by placed_at, client_id",
                row -> ids.add(new ClientOrderId(row.getString(1))),
                caller.user().value(),
                account.value(),
                Utc.stored(time));
        return ids.stream().flatMap(id -> find(tx, caller, id).stream()).toList();
    }

    private static List<Fill> fills(Tx tx, Caller caller, ClientOrderId id) {
        List<Fill> found = new ArrayList<>();
        tx.forEach(
                "select * from paper_fill where owner_id = ? and client_id = ? order by number",
                row ->
                        found.add(
                                new Fill(
                                        id.value() + "-" + row.getInt("number"),
                                        JobStore.instant(row, "filled_at"),
                                        row.getBigDecimal("price"),
                                        row.getBigDecimal("quantity"),
                                        row.getBigDecimal("fee"),
                                        row.getString("fee_symbol"))),
                caller.user().value(),
                id.value());
        return found;
    }

    private static PaperOrder order(ResultSet row, List<Fill> fills) throws SQLException {
        BigDecimal limit = row.getBigDecimal("limit_price");
        return new PaperOrder(
                new AccountId(row.getLong("account_id")),
                new ClientOrderId(row.getString("client_id")),
                new Market(row.getString("base"), row.getString("quote")),
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("order_type")),
                TimeInForce.valueOf(row.getString("time_in_force")),
                Stored.stripped(row.getBigDecimal("quantity")),
                limit == null ? null : Stored.stripped(limit),
                OrderState.valueOf(row.getString("state")),
                JobStore.instant(row, "placed_at"),
                fills);
    }
}
