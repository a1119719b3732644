package app.evenkeel.portfolio.job;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.Backups;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** A real encrypted store with one owner, for tests of jobs. */
final class JobStoreFolder implements AutoCloseable {
    final Session session;
    final StoredJobLog log;
    final Backups backups;
    private final Database database;

    private JobStoreFolder(Database database, Session session, Backups backups) {
        this.database = database;
        this.session = session;
        this.log = new StoredJobLog(session);
        this.backups = backups;
    }

    /** Opens the store in the folder, creating it if there is none. */
    static JobStoreFolder open(Path folder, Clock clock) {
        byte[] key = key();
        Database database = EmptyStores.open(folder, key);
        Stores stores = Stores.of(database);
        Caller caller =
                database.write(tx ->
                        stores.users()
                                .find(tx, "owner")
                                .orElseGet(() -> stores.users().insert(tx, "owner", Role.ADMIN)));
        return new JobStoreFolder(
                database,
                new Session(caller, stores, new Changes(), clock),
                new Backups(folder, database, key));
    }

    static byte[] key() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    @Override
    public void close() {
        backups.close();
        database.close();
    }
}
