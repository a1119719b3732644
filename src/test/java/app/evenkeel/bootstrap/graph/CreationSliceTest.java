package app.evenkeel.bootstrap.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.storage.ChildJava;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class CreationSliceTest {
    private static final String PASSPHRASE = "seven green herons at dusk";
    private static final SessionGraph.NewStore WANTED =
            new SessionGraph.NewStore("me", CurrencyCode.JPY, "en");

    @TempDir Path folder;

    /** A process of its own that makes a store, to be killed. */
    static final class Maker {
        private Maker() {}

        public static void main(String[] args) {
            SessionGraph.create(
                            Path.of(args[0]), WANTED, PASSPHRASE.toCharArray(), Clock.systemUTC())
                    .session()
                    .close();
        }
    }

    @Test
    void aStoreWhoseMakerWasKilledIsEitherThereOrMadeAnew() throws Exception {
        Random random = new Random(8);
        for (int i = 0; i < 4; i++) {
            Path store = folder.resolve("store " + i);
            Process maker = start(store);
            // Some runs are killed at once, others once a file of the store is there.
            if (i > 0) {
                awaitAFile(maker, store);
                maker.waitFor(random.nextInt(900), TimeUnit.MILLISECONDS);
            }
            maker.destroyForcibly().waitFor();

            if (!SessionGraph.exists(store)) {
                assertThat(create(store)).hasSizeGreaterThan(20);
            }
            assertOpens(store);
        }
    }

    @Test
    void aVaultWithoutDatabaseLeftByACrashIsNoStore() throws IOException {
        create(folder);
        Files.delete(folder.resolve("evenkeel.mv.db"));
        Files.createFile(folder.resolve("store-in-the-making"));

        assertThat(SessionGraph.exists(folder)).isFalse();
        create(folder);

        assertOpens(folder);
        assertThat(folder.resolve("store-in-the-making")).doesNotExist();
    }

    @Test
    void aStoreThatLostItsVaultIsNotOverwritten() throws IOException {
        create(folder);
        Files.delete(folder.resolve("vault.json"));

        assertThatThrownBy(() -> create(folder))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.VAULT_MISSING));
        assertThat(folder.resolve("evenkeel.mv.db")).exists();
    }

    @Test
    void theWindowShowsWhatIsMissingInsteadOfMakingAnotherStore() throws IOException {
        create(folder);
        Files.delete(folder.resolve("vault.json"));
        FolderAccess access =
                new FolderAccess(
                        folder,
                        Clock.systemUTC(),
                        session -> {
                            throw new AssertionError("nothing to open");
                        });

        assertThat(access.exists()).isTrue();
        assertThat(access.obstacle().orElseThrow().code()).isEqualTo(ProblemCode.VAULT_MISSING);
        assertThatThrownBy(() -> access.unlock(PASSPHRASE.toCharArray()))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.VAULT_MISSING));
    }

    @Test
    void aPassphraseThatIsRefusedLeavesNothing() throws IOException {
        assertThatThrownBy(() ->
                        SessionGraph.create(
                                folder, WANTED, "short".toCharArray(), Clock.systemUTC()))
                .isInstanceOf(EvenkeelException.class);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static String create(Path store) {
        SessionGraph.Created created =
                SessionGraph.create(
                        RememberingVaults.at(store),
                        WANTED,
                        PASSPHRASE.toCharArray(),
                        Clock.systemUTC());
        created.session().close();
        return created.recoveryKey();
    }

    private static void assertOpens(Path store) {
        try (SessionGraph session =
                SessionGraph.unlock(
                        RememberingVaults.at(store),
                        null,
                        PASSPHRASE.toCharArray(),
                        Clock.systemUTC())) {
            assertThat(session.settings().baseCurrency()).isEqualTo(CurrencyCode.JPY);
            assertThat(session.verify().verify(Progress.NONE).problems()).isEmpty();
        }
    }

    private static void awaitAFile(Process maker, Path store) throws InterruptedException {
        while (maker.isAlive() && !Files.exists(store)) {
            maker.waitFor(5, TimeUnit.MILLISECONDS);
        }
    }

    private static Process start(Path store) throws IOException {
        return ChildJava.running(Maker.class, store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
