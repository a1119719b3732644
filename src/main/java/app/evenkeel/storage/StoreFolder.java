package app.evenkeel.storage;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.security.OwnerOnly;
import app.evenkeel.storage.migration.Migrations;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The files of a store: makes the database, and brings an older one up to date.
 *
 * <p>Both happen in a file beside it that takes its place only when it is complete, so that a crash
 * or a failed migration leaves what was there.
 */
final class StoreFolder {
    /** Name of the folder that backups are kept in. */
    static final String BACKUPS = "backup";

    private static final String DRAFT = Database.FILE + "-new";

    private final Path directory;
    private final Migrations migrations;
    private final EncryptedFile database;
    private final EncryptedFile draft;
    private final SafetyCopy safetyCopy;

    StoreFolder(Path directory, Migrations migrations) {
        this.directory = directory;
        this.migrations = migrations;
        this.database = new EncryptedFile(directory.resolve(Database.FILE));
        this.draft = new EncryptedFile(directory.resolve(DRAFT));
        this.safetyCopy = new SafetyCopy(directory, database.file());
    }

    EncryptedFile database() {
        return database;
    }

    /**
     * A file beside the database, for what is to take its place; deleted when a store is opened.
     */
    EncryptedFile draft() {
        return draft;
    }

    SafetyCopy safetyCopy() {
        return safetyCopy;
    }

    Anchor anchor(byte[] key) {
        return new Anchor(directory, key);
    }

    /** Makes the database if there is none. The caller holds the folder's lock. */
    void prepare(byte[] key) throws IOException {
        Files.deleteIfExists(draft.file());
        safetyCopy.bringBack();
        if (database.exists()) {
            OwnerOnly.narrow(database.file());
            database.checkHeader();
            database.cutToBlocks();
        } else {
            // Left by a store whose making was broken off; it speaks of another database.
            Files.deleteIfExists(directory.resolve(Anchor.NAME));
            migrate(key);
        }
    }

    /**
     * Checks an open database's schema.
     *
     * @return whether it is older than this program's, so that {@link #upgrade} is due
     */
    boolean isBehind(Connection connection) {
        int version = version(connection, database);
        if (version > migrations.newest()) {
            throw new StorageException(
                    Problem.of(
                            ProblemCode.STORE_NEWER,
                            Integer.toString(version),
                            Integer.toString(migrations.newest())),
                    null);
        }
        return version < migrations.newest();
    }

    /** Backs the closed database up, then migrates a copy of it and puts that in its place. */
    void upgrade(byte[] key) throws IOException {
        int version = backUp(key);
        SafetyCopy.copy(database.file(), draft.file());
        migrate(key);
        try (Connection connection = database.connect(key)) {
            if (version(connection, database) <= version) {
                throw new IllegalStateException("The migration did nothing");
            }
        } catch (SQLException e) {
            throw database.damaged(e);
        }
    }

    /** Copies the closed database and opens the copy to be sure of it; returns its version. */
    private int backUp(byte[] key) throws IOException {
        Path backups = directory.resolve(BACKUPS);
        OwnerOnly.createDirectories(backups);
        EncryptedFile unnamed = new EncryptedFile(backups.resolve(DRAFT));
        SafetyCopy.copy(database.file(), unnamed.file());
        int version;
        try (Connection connection = unnamed.connect(key)) {
            version = version(connection, unnamed);
        } catch (SQLException e) {
            throw unnamed.damaged(e);
        }
        if (version == 0) {
            throw database.damaged(null);
        }
        Files.move(unnamed.file(), freeName(backups, version), StandardCopyOption.ATOMIC_MOVE);
        OwnerOnly.forceFolder(backups);
        return version;
    }

    private static Path freeName(Path backups, int version) {
        String name = Database.FILE + "-schema-" + version;
        Path free = backups.resolve(name + EncryptedFile.ENDING);
        for (int i = 2; Files.exists(free); i++) {
            free = backups.resolve(name + "-" + i + EncryptedFile.ENDING);
        }
        return free;
    }

    private void migrate(byte[] key) throws IOException {
        // Held open, so that H2 does not close the file between Flyway's connections.
        try (Connection held = draft.connect(key);
                Statement statement = held.createStatement()) {
            OwnerOnly.narrow(draft.file());
            apply(key);
            statement.execute("checkpoint sync");
        } catch (SQLException e) {
            throw draft.unwritable(e);
        }
        takeDraft();
    }

    /** Puts the closed draft in the database's place, at once and on disk. */
    void takeDraft() throws IOException {
        force(draft.file());
        Files.move(
                draft.file(),
                database.file(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.forceFolder(directory);
    }

    private void apply(byte[] key) {
        try {
            migrations.apply(draft.dataSource(key));
        } catch (RuntimeException e) {
            throw new StorageException(Problem.of(ProblemCode.UNEXPECTED, "schema"), e);
        }
    }

    private static int version(Connection connection, EncryptedFile file) {
        try {
            return Migrations.versionOf(connection);
        } catch (SQLException e) {
            throw file.damaged(e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
