package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.identity.UserId;
import app.evenkeel.storage.row.UserRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Users of the store. Passphrases are not here but in the vault's key slots. */
public final class UserStore {
    /** Adds a user and returns the caller that stands for it. */
    public Caller insert(Tx tx, String userName, Role role) {
        UserRow row = UserRow.of(tx.nextId("app_user"), userName, role);
        tx.session().insert(row);
        return row.toCaller();
    }

    public Optional<Caller> find(Tx tx, String userName) {
        List<Caller> found = new ArrayList<>();
        tx.forEach(
                "select id, role from app_user where user_name = ?",
                row ->
                        found.add(
                                new Caller(
                                        new UserId(row.getLong(1)),
                                        Role.valueOf(row.getString(2)))),
                userName);
        return found.stream().findFirst();
    }
}
