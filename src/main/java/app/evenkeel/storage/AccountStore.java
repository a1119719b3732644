package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;

import java.util.List;

/** Accounts of the caller. */
public final class AccountStore {
    /** All accounts of the caller, by id. */
    public List<Account> findAll(Tx tx, Caller caller) {
        throw new IllegalStateException();
    }

    public Account insert(Tx tx, Caller caller, AccountRef ref) {
        throw new IllegalStateException();
    }

    public void rename(Tx tx, Caller caller, AccountId id, String name) {
        throw new IllegalStateException();
    }

    /** Removes accounts that nothing refers to any more, as after the undo of an import. */
    public void deleteUnused(Tx tx, Caller caller, List<AccountId> candidates) {
        throw new IllegalStateException();
    }
}
