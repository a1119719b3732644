package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.storage.row.SettingRow;

import java.util.Map;
import java.util.TreeMap;

/** The caller's settings: base currency, language, theme, window. */
public final class SettingStore {
    /** All settings of the caller, by name. */
    public Map<String, String> findAll(Tx tx, Caller caller) {
        Map<String, String> found = new TreeMap<>();
        tx.forEach(
                "select name, content from setting where owner_id = ?",
                row -> found.put(row.getString(1), row.getString(2)),
                caller.user().value());
        return found;
    }

    /** Adds or replaces one. */
    public void put(Tx tx, Caller caller, String name, String value) {
        tx.checkMayWrite(caller);
        SettingRow row = SettingRow.of(caller.user().value(), name, value);
        long known =
                tx.number(
                        "select count(*) from setting where owner_id = ? and name = ?",
                        row.ownerId,
                        name);
        if (known == 0) {
            tx.session().insert(row);
        } else {
            tx.session().update(row);
        }
    }

    /** Takes one away; nothing happens if there is none. */
    public void remove(Tx tx, Caller caller, String name) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from setting where owner_id = ? and name = ?", caller.user().value(), name);
    }
}
