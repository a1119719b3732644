package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What commands say of a store that lacks a file, or whose vault is no vault. */
class BrokenStoreTest {
    @TempDir private Path folder;
    private Path store = Path.of("");
    private Path vault = Path.of("");
    private Path passphrase = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        store = folder.resolve("store");
        vault = store.resolve("vault.json");
        passphrase = Files.writeString(folder.resolve("secret.txt"), "walnut harbour nine kettles");
        assertThat(run("create", "--user", "mika").code()).isZero();
    }

    @Test
    void aMissingVaultIsNamedByEveryCommandAndNoStoreIsMadeOverIt() throws IOException {
        Files.delete(vault);

        for (CommandRun run :
                new CommandRun[] {
                    run("accounts"), run("verify"), run("create", "--user", "mika")
                }) {
            assertThat(run.code()).isEqualTo(5);
            assertThat(run.err() + run.out())
                    .contains("vault.json is missing", store.toString(), "backup")
                    .doesNotContain("There is");
        }
        assertThat(store.resolve("evenkeel.mv.db")).exists();
        assertThat(vault).doesNotExist();
    }

    @Test
    void theVaultOfTheNewestBackupIsNamedAndOpensTheStore() throws IOException {
        for (String name :
                new String[] {"evenkeel-2026-01-02T000000Z", "evenkeel-2026-03-04T000000Z", "x"}) {
            Path backup = Files.createDirectories(store.resolve("backup").resolve(name));
            Files.copy(vault, backup.resolve("vault.json"));
        }
        Files.delete(vault);

        Path newest = store.resolve("backup/evenkeel-2026-03-04T000000Z/vault.json");
        assertThat(run("accounts").err()).contains("vault.json is missing", newest.toString());

        Files.copy(newest, vault);
        assertThat(run("accounts").code()).isZero();
    }

    @Test
    void aDamagedVaultIsNotSaidToHoldNothing() throws IOException {
        for (String content : new String[] {"", "{}"}) {
            Files.writeString(vault, content);

            CommandRun verified = run("verify");
            assertThat(verified.code()).isEqualTo(5);
            JsonNode tree = verified.tree();
            assertThat(tree.get("sound").asBoolean()).isFalse();
            assertThat(tree.get("transactions").isNull()).isTrue();
            assertThat(tree.get("checks")).isEmpty();
            assertThat(tree.get("problems").get(0).get("reason").asText())
                    .contains("vault.json is damaged");

            CommandRun shown = plain("verify");
            assertThat(shown.code()).isEqualTo(5);
            assertThat(shown.out())
                    .startsWith("NOT sound: ")
                    .contains("cannot be read")
                    .doesNotContain("transactions");
            assertThat(shown.err()).contains("vault.json is damaged");
        }
    }

    private CommandRun run(String... args) {
        return CommandRun.json(store, passphrase, args);
    }

    private CommandRun plain(String command) {
        return CommandRun.of(
                command, "--store", store.toString(), "--passphrase-file", passphrase.toString());
    }
}
