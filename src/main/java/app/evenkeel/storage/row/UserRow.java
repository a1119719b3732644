package app.evenkeel.storage.row;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.identity.UserId;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A user of the store. */
@Entity
@Table(name = "app_user")
public class UserRow {
    @Id public long id;
    public String userName;
    public String role;

    public static UserRow of(long id, String userName, Role role) {
        UserRow row = new UserRow();
        row.id = id;
        row.userName = userName;
        row.role = role.name();
        return row;
    }

    public Caller toCaller() {
        return new Caller(new UserId(id), Role.valueOf(role));
    }
}
