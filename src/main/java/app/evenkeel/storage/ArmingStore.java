package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.Arming;
import app.evenkeel.domain.order.Limits;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.storage.row.Utc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Over which connections the caller lets the program trade. */
public final class ArmingStore {
    /** Stores leave to trade over a connection, in place of any that there was. */
    public void put(Tx tx, Caller caller, Arming arming) {
        tx.checkMayWrite(caller);
        Limits limits = arming.limits();
        tx.execute(
                "merge into arming (connection_id, owner_id, armed_at, armed_until, currency,"
                        + " max_order, max_turnover, max_orders, max_loss, max_jump, max_rejects,"
                        + " pilot) key (connection_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arming.connection(),
                caller.user().value(),
                Utc.stored(arming.from()),
                Utc.stored(arming.until()),
                arming.currency().value(),
                limits.maxOrder(),
                limits.maxTurnover(),
                limits.maxOrders(),
                limits.maxLoss(),
                limits.maxJump(),
                limits.maxRejects(),
                arming.pilot());
    }

    public void remove(Tx tx, Caller caller, long connection) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from arming where connection_id = ? and owner_id = ?",
                connection,
                caller.user().value());
    }

    /** Takes all of them back. */
    public void removeAll(Tx tx, Caller caller) {
        tx.checkMayWrite(caller);
        tx.execute("delete from arming where owner_id = ?", caller.user().value());
    }

    /** Stores which leave a run begins under in an account. */
    public void begin(Tx tx, Caller caller, RebalanceRun run, AccountId account, Arming arming) {
        tx.checkMayWrite(caller);
        Limits limits = arming.limits();
        tx.execute(
                "merge into run_arming (run_id, account_id, owner_id, mode, connection_id,"
                        + " armed_at, currency, max_order, max_turnover, max_orders, max_loss,"
                        + " max_jump, max_rejects) key (run_id, account_id) values (?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                account.value(),
                caller.user().value(),
                run.mode().name(),
                arming.connection(),
                Utc.stored(arming.from()),
                arming.currency().value(),
                limits.maxOrder(),
                limits.maxTurnover(),
                limits.maxOrders(),
                limits.maxLoss(),
                limits.maxJump(),
                limits.maxRejects());
    }

    /** Whether a run began under this leave in an account. */
    public boolean isOf(Tx tx, Caller caller, RebalanceRun run, AccountId account, Arming arming) {
        return tx.number(
                        "select count(*) from run_arming where run_id = ? and account_id = ? and"
                                + " owner_id = ? and connection_id = ? and armed_at = ?",
                        run.id(),
                        account.value(),
                        caller.user().value(),
                        arming.connection(),
                        Utc.stored(arming.from()))
                > 0;
    }

    /**
     * How many runs have ended as they should that began in an account under this leave or an
     * earlier one for the same connection with the same currency and limits.
     */
    public long countCompleted(Tx tx, Caller caller, AccountId account, Arming arming) {
        Limits limits = arming.limits();
        return tx.number(
                "select count(*) from run_arming a join rebalance_log r on r.id = a.run_id where"
                        + " a.owner_id = ? and a.account_id = ? and a.connection_id = ? and"
                        + " a.armed_at <= ? and a.currency = ? and a.max_order = ? and a.max_turnover"
                        + " = ? and a.max_orders = ? and a.max_loss = ? and a.max_jump = ? and"
                        + " a.max_rejects = ? and r.state = 'COMPLETED'",
                caller.user().value(),
                account.value(),
                arming.connection(),
                Utc.stored(arming.from()),
                arming.currency().value(),
                limits.maxOrder(),
                limits.maxTurnover(),
                limits.maxOrders(),
                limits.maxLoss(),
                limits.maxJump(),
                limits.maxRejects());
    }

    public Optional<Arming> find(Tx tx, Caller caller, long connection) {
        return findAll(tx, caller).stream().filter(a -> a.connection() == connection).findFirst();
    }

    /** Those that have ended too: whoever asks compares with the time. */
    public List<Arming> findAll(Tx tx, Caller caller) {
        List<Arming> found = new ArrayList<>();
        tx.forEach(
                "select * from arming where owner_id = ? order by connection_id",
                row ->
                        found.add(
                                new Arming(
                                        row.getLong("connection_id"),
                                        JobStore.instant(row, "armed_at"),
                                        JobStore.instant(row, "armed_until"),
                                        new CurrencyCode(row.getString("currency")),
                                        new Limits(
                                                row.getBigDecimal("max_order"),
                                                row.getBigDecimal("max_turnover"),
                                                row.getInt("max_orders"),
                                                row.getBigDecimal("max_loss"),
                                                row.getBigDecimal("max_jump"),
                                                row.getInt("max_rejects")),
                                        row.getBigDecimal("pilot"))),
                caller.user().value());
        return found;
    }
}
