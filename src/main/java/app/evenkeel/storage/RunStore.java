package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TimeInForce;
import app.evenkeel.storage.row.Utc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The caller's rebalance runs, and which account belongs to which of them for the time being. */
public final class RunStore {
    /** Adds one; returns it with its id. */
    public RebalanceRun insert(Tx tx, Caller caller, RebalanceRun run) {
        tx.checkMayWrite(caller);
        RebalanceRun stored = run.withId(tx.nextId("rebalance_log"));
        tx.execute(
                "insert into rebalance_log (id, owner_id, mode, portfolio, currency, cause,"
                        + " order_type, time_in_force, collar, state, created_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                stored.id(),
                owner(caller),
                stored.mode().name(),
                stored.portfolio(),
                stored.currency().value(),
                stored.trigger(),
                stored.style().type().name(),
                stored.style().timeInForce().name(),
                stored.style().collar(),
                stored.state().name(),
                Utc.stored(stored.createdAt()),
                Utc.stored(stored.updatedAt()));
        for (RunLine line : stored.lines()) {
            tx.execute(
                    "insert into rebalance_detail (run_id, line, owner_id, mode, account_id, base,"
                            + " quote, side, quantity, price, rate, why, state, executed,"
                            + " executed_value) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                            + " ?)",
                    stored.id(),
                    line.number(),
                    owner(caller),
                    stored.mode().name(),
                    line.account().value(),
                    line.market().base(),
                    line.market().quote(),
                    line.side().name(),
                    line.quantity(),
                    line.price(),
                    line.rate(),
                    line.why(),
                    line.state().name(),
                    line.executed(),
                    line.value());
        }
        update(tx, caller, stored);
        return stored;
    }

    /** Stores how far a run and its lines are, and its balances once it has them. */
    public void update(Tx tx, Caller caller, RebalanceRun run) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update rebalance_log set state = ?, updated_at = ?, problem_code = ?,"
                        + " problem_args = ? where id = ? and owner_id = ?",
                run.state().name(),
                Utc.stored(run.updatedAt()),
                StoredProblem.code(run.reason()),
                StoredProblem.args(run.reason()),
                run.id(),
                owner(caller));
        for (RunLine line : run.lines()) {
            tx.execute(
                    "update rebalance_detail set state = ?, executed = ?, executed_value = ?,"
                            + " problem_code = ?, problem_args = ? where run_id = ? and line = ?"
                            + " and owner_id = ?",
                    line.state().name(),
                    line.executed(),
                    line.value(),
                    StoredProblem.code(line.outcome()),
                    StoredProblem.args(line.outcome()),
                    run.id(),
                    line.number(),
                    owner(caller));
        }
        run.balances()
                .forEach((account, free) ->
                        free.forEach((symbol, quantity) ->
                                tx.execute(
                                        "merge into rebalance_balance (run_id, account_id, symbol,"
                                                + " owner_id, mode, free) key (run_id, account_id, symbol)"
                                                + " values (?, ?, ?, ?, ?, ?)",
                                        run.id(),
                                        account.value(),
                                        symbol,
                                        owner(caller),
                                        run.mode().name(),
                                        quantity)));
    }

    public Optional<RebalanceRun> find(Tx tx, Caller caller, long id) {
        return read(tx, caller, "id = ?", id).stream().findFirst();
    }

    /** All runs, the latest first. */
    public List<RebalanceRun> findAll(Tx tx, Caller caller) {
        return read(tx, caller, "true");
    }

    /** Runs that were begun or approved and are not over, the oldest first. */
    public List<RebalanceRun> findUnfinished(Tx tx, Caller caller) {
        return read(tx, caller, "state in ('APPROVED', 'SELLING', 'BUYING', 'RECONCILING')")
                .reversed();
    }

    /**
     * Gives a run all of its accounts, or none.
     *
     * @param lookedAt the runs that keep what they have although they are over
     * @return the other run that has one of them
     */
    public Optional<Long> lease(Tx tx, Caller caller, RebalanceRun run, Set<Long> lookedAt) {
        tx.checkMayWrite(caller);
        List<Long> others = new ArrayList<>();
        for (AccountId account : run.accounts()) {
            tx.forEach(
                    "select l.run_id, r.state from run_lease l join rebalance_log r on r.id ="
                            + " l.run_id where l.owner_id = ? and l.account_id = ? and l.mode = ?"
                            + " and l.run_id <> ?",
                    row -> {
                        long other = row.getLong(1);
                        if (!RunState.valueOf(row.getString(2)).isOver()
                                || lookedAt.contains(other)) {
                            others.add(other);
                        }
                    },
                    owner(caller),
                    account.value(),
                    run.mode().name(),
                    run.id());
        }
        if (others.isEmpty()) {
            for (AccountId account : run.accounts()) {
                tx.execute(
                        "merge into run_lease (owner_id, account_id, mode, run_id) key (owner_id,"
                                + " account_id, mode) values (?, ?, ?, ?)",
                        owner(caller),
                        account.value(),
                        run.mode().name(),
                        run.id());
            }
        }
        return others.stream().findFirst();
    }

    /** Lets go of all accounts that a run has. */
    public void release(Tx tx, Caller caller, long run) {
        tx.checkMayWrite(caller);
        tx.execute("delete from run_lease where owner_id = ? and run_id = ?", owner(caller), run);
    }

    private static List<RebalanceRun> read(
            Tx tx, Caller caller, String condition, Object... parameters) {
        Object[] all = new Object[parameters.length + 1];
        all[0] = owner(caller);
        System.arraycopy(parameters, 0, all, 1, parameters.length);
        List<RebalanceRun> heads = new ArrayList<>();
        tx.forEach(
                "select * from rebalance_log where owner_id = ? and "
                        + condition
                        + " order by created_at desc, id desc",
                row -> heads.add(head(row)),
                all);
        return heads.stream().map(head -> whole(tx, caller, head)).toList();
    }

    private static RebalanceRun whole(Tx tx, Caller caller, RebalanceRun head) {
        List<RunLine> lines = new ArrayList<>();
        tx.forEach(
                "select * from rebalance_detail where run_id = ? and owner_id = ? order by line",
                row -> lines.add(line(row)),
                head.id(),
                owner(caller));
        Map<AccountId, Map<String, BigDecimal>> balances = new HashMap<>();
        tx.forEach(
                "select account_id, symbol, free from rebalance_balance where run_id = ? and"
                        + " owner_id = ?",
                row ->
                        balances.computeIfAbsent(
                                        new AccountId(row.getLong(1)), _ -> new TreeMap<>())
                                .put(row.getString(2), Stored.stripped(row.getBigDecimal(3))),
                head.id(),
                owner(caller));
        return new RebalanceRun(
                head.id(),
                head.mode(),
                head.portfolio(),
                head.currency(),
                head.trigger(),
                head.style(),
                head.state(),
                lines,
                balances,
                head.createdAt(),
                head.updatedAt(),
                head.reason());
    }

    private static RebalanceRun head(ResultSet row) throws SQLException {
        return new RebalanceRun(
                row.getLong("id"),
                Mode.valueOf(row.getString("mode")),
                row.getString("portfolio"),
                new CurrencyCode(row.getString("currency")),
                row.getString("cause"),
                new OrderStyle(
                        OrderType.valueOf(row.getString("order_type")),
                        TimeInForce.valueOf(row.getString("time_in_force")),
                        row.getBigDecimal("collar")),
                RunState.valueOf(row.getString("state")),
                List.of(),
                Map.of(),
                JobStore.instant(row, "created_at"),
                JobStore.instant(row, "updated_at"),
                StoredProblem.of(row.getString("problem_code"), row.getString("problem_args")));
    }

    private static RunLine line(ResultSet row) throws SQLException {
        return new RunLine(
                row.getInt("line"),
                new AccountId(row.getLong("account_id")),
                new Market(row.getString("base"), row.getString("quote")),
                Side.valueOf(row.getString("side")),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBigDecimal("rate"),
                row.getString("why"),
                LineState.valueOf(row.getString("state")),
                row.getBigDecimal("executed"),
                row.getBigDecimal("executed_value"),
                StoredProblem.of(row.getString("problem_code"), row.getString("problem_args")));
    }

    private static long owner(Caller caller) {
        return caller.user().value();
    }
}
