package app.evenkeel.storage.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A setting of one owner. */
@Entity
@Table(name = "setting")
@IdClass(SettingRow.Key.class)
public class SettingRow {
    @Id public long ownerId;
    @Id public String name;
    public String content;

    public static SettingRow of(long owner, String name, String content) {
        SettingRow row = new SettingRow();
        row.ownerId = owner;
        row.name = name;
        row.content = content;
        return row;
    }

    /** Names one setting. */
    public record Key(long ownerId, String name) {}
}
