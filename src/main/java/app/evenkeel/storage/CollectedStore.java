package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.holding.AccountCollection;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.storage.row.Utc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What was collected of each account, the latest in full only, and how the last attempt went. */
public final class CollectedStore {
    /**
     * One collected quantity.
     *
     * @param source the connection or address that told it
     */
    public record Holding(AccountId account, String source, AssetId asset, BigDecimal quantity) {
        public Holding {
            quantity = Decimals.normal(quantity);
        }
    }

    /** Replaces all that was collected of an account. */
    public void replace(
            Tx tx, Caller caller, AccountId account, List<Holding> holdings, Instant asOf) {
        clear(tx, caller, account);
        for (Holding holding : holdings) {
            tx.execute(
                    "insert into collected_holding (owner_id, account_id, source, asset_id,"
                            + " quantity) values (?, ?, ?, ?, ?)",
                    caller.user().value(),
                    account.value(),
                    holding.source(),
                    holding.asset().value(),
                    holding.quantity());
        }
        tx.execute(
                "insert into collection (owner_id, account_id, attempted_at, as_of) values (?, ?,"
                        + " ?, ?)",
                caller.user().value(),
                account.value(),
                Utc.stored(asOf),
                Utc.stored(asOf));
    }

    /** Notes that an attempt failed; what was collected before stays. */
    public void fail(Tx tx, Caller caller, AccountId account, Instant time, Problem problem) {
        tx.checkMayWrite(caller);
        Object[] values = {
            Utc.stored(time),
            StoredProblem.code(problem),
            StoredProblem.args(problem),
            caller.user().value(),
            account.value()
        };
        long changed =
                tx.execute(
                        "update collection set attempted_at = ?, problem_code = ?, problem_args ="
                                + " ? where owner_id = ? and account_id = ?",
                        values);
        if (changed == 0) {
            tx.execute(
                    "insert into collection (attempted_at, problem_code, problem_args, owner_id,"
                            + " account_id) values (?, ?, ?, ?, ?)",
                    values);
        }
    }

    /** Forgets what was collected of an account, as when one of its sources is removed. */
    public void clear(Tx tx, Caller caller, AccountId account) {
        tx.checkMayWrite(caller);
        for (String table : List.of("collected_holding", "collection")) {
            tx.execute(
                    "delete from " + table + " where owner_id = ? and account_id = ?",
                    caller.user().value(),
                    account.value());
        }
    }

    public List<Holding> holdings(Tx tx, Caller caller) {
        List<Holding> found = new ArrayList<>();
        tx.forEach(
                "select * from collected_holding where owner_id = ? order by account_id, asset_id,"
                        + " source",
                row ->
                        found.add(
                                new Holding(
                                        new AccountId(row.getLong("account_id")),
                                        row.getString("source"),
                                        new AssetId(row.getLong("asset_id")),
                                        row.getBigDecimal("quantity"))),
                caller.user().value());
        return found;
    }

    public List<AccountCollection> collections(Tx tx, Caller caller) {
        List<AccountCollection> found = new ArrayList<>();
        tx.forEach(
                "select * from collection where owner_id = ? order by account_id",
                row -> {
                    LocalDateTime asOf = row.getObject("as_of", LocalDateTime.class);
                    found.add(
                            new AccountCollection(
                                    new AccountId(row.getLong("account_id")),
                                    Utc.instant(row.getObject("attempted_at", LocalDateTime.class)),
                                    asOf == null ? null : Utc.instant(asOf),
                                    StoredProblem.of(
                                            row.getString("problem_code"),
                                            row.getString("problem_args"))));
                },
                caller.user().value());
        return found;
    }
}
