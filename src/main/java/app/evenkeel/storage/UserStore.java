package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;

import java.util.Optional;

/** Users of the store. Passphrases are not here but in the vault's key slots. */
public final class UserStore {
    /** Adds a user and returns the caller that stands for it. */
    public Caller insert(Tx tx, String userName, Role role) {
        throw new IllegalStateException();
    }

    public Optional<Caller> find(Tx tx, String userName) {
        throw new IllegalStateException();
    }
}
