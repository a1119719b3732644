package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.storage.row.AccountRow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Accounts of the caller. */
public final class AccountStore {
    /** All accounts of the caller, by id. */
    public List<Account> findAll(Tx tx, Caller caller) {
        return rows(tx, caller).stream().map(AccountRow::toAccount).toList();
    }

    /**
     * Adds an account. It is called what the file calls it, or provider and name where the caller
     * has another of that name.
     */
    public Account insert(Tx tx, Caller caller, AccountRef ref) {
        tx.checkMayWrite(caller);
        Account account =
                new Account(
                        new AccountId(tx.nextId("account")),
                        ref.key(),
                        ref.kind(),
                        ref.provider(),
                        freeName(tx, caller, ref));
        tx.session().insert(AccountRow.of(caller.user().value(), account));
        return account;
    }

    /** Gives an account another name; its key stays. */
    public void rename(Tx tx, Caller caller, AccountId id, String name) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update account set name = ? where id = ? and owner_id = ?",
                name,
                id.value(),
                caller.user().value());
    }

    /**
     * Removes accounts that nothing refers to any more, as after the undo of an import. What the
     * user said of one, such as that it is not traded, keeps it: the same import finds it again.
     */
    public void deleteUnused(Tx tx, Caller caller, List<AccountId> candidates) {
        tx.checkMayWrite(caller);
        Set<Long> unused = new HashSet<>();
        candidates.forEach(candidate -> unused.add(candidate.value()));
        Unused.remove(
                tx,
                unused,
                List.of(
                        "select account_id from stated_holding",
                        "select account_id from exchange_connection",
                        "select account_id from chain_address",
                        "select account_id from collected_holding",
                        "select account_id from former_transaction",
                        "select account_id from rebalance_detail",
                        "select account_id from paper_balance",
                        "select account_id from portfolio_account",
                        "select account_id from plan_participation where account_id is not null",
                        "select account_id from plan_account_cost",
                        "select account_id from plan_preference",
                        "select account_id from ledger_transaction"));
        unused.forEach(id -> tx.execute("delete from collection where account_id = ?", id));
        unused.forEach(id ->
                tx.execute(
                        "delete from account where id = ? and owner_id = ?",
                        id,
                        caller.user().value()));
    }

    private static String freeName(Tx tx, Caller caller, AccountRef ref) {
        Set<String> taken = new HashSet<>();
        rows(tx, caller).forEach(row -> taken.add(row.name));
        if (!taken.contains(ref.name())) {
            return ref.name();
        }
        String full = ref.provider() + " " + ref.name();
        String name = full;
        for (int i = 2; taken.contains(name); i++) {
            name = full + " " + i;
        }
        return name;
    }

    private static List<AccountRow> rows(Tx tx, Caller caller) {
        return tx.rows(
                AccountRow.class,
                "select * from account where owner_id = ? order by id",
                caller.user().value());
    }
}
