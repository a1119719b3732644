package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** A database that is older than its last write is told from a sound one. */
class AnchorTest {
    private static final byte[] KEY = new byte[32];

    @TempDir private Path folder;

    @Test
    void opensAStoreWhoseLastWriteIsThere() {
        writes(5);
        try (Database database = Database.open(folder, KEY)) {
            assertThat(settings(database)).isEqualTo(5);
        }
    }

    @Test
    void refusesAnOlderCopyOfTheFile() throws IOException {
        writes(2);
        Path older = folder.resolve("older");
        Files.copy(file(), older);
        writes(3);
        Files.copy(older, file(), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> Database.open(folder, KEY))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.STORE_ROLLED_BACK);
                            assertThat(e.problem().args()).contains("3");
                        });
    }

    @Test
    void neverOpensAnOlderStateOfAFileWhoseEndIsDamaged() throws IOException {
        writes(8);
        byte[] noise = new byte[6000];
        new Random(7).nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), channel.size() - noise.length);
        }

        assertThatThrownBy(() -> Database.open(folder, KEY)).isInstanceOf(StorageException.class);
    }

    @Test
    void refusesANoteThatAnotherKeyMade() throws IOException {
        writes(1);
        Files.writeString(folder.resolve("evenkeel.anchor"), "0 " + "0".repeat(64) + "\n");

        assertThatThrownBy(() -> Database.open(folder, KEY))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.STORE_DAMAGED));
    }

    @Test
    void takesAStoreWithoutANoteAsItIs() throws IOException {
        writes(4);
        Files.delete(folder.resolve("evenkeel.anchor"));

        try (Database database = Database.open(folder, KEY)) {
            assertThat(settings(database)).isEqualTo(4);
        }
    }

    private void writes(int count) {
        Stores stores;
        try (Database database = Database.open(folder, KEY)) {
            stores = Stores.of(database);
            Caller caller =
                    database.read(tx -> stores.users().find(tx, "me"))
                            .orElseGet(() ->
                                    database.write(
                                            tx -> stores.users().insert(tx, "me", Role.ADMIN)));
            for (int i = 0; i < count; i++) {
                String name = "setting-" + i;
                database.<Boolean>write(tx -> {
                    stores.settings().put(tx, caller, name, "x".repeat(500));
                    return true;
                });
            }
        }
    }

    private static int settings(Database database) {
        Stores stores = Stores.of(database);
        Caller caller = database.read(tx -> stores.users().find(tx, "me")).orElseThrow();
        return database.read(tx -> stores.settings().findAll(tx, caller)).size();
    }

    private Path file() {
        return folder.resolve("evenkeel.mv.db");
    }
}
