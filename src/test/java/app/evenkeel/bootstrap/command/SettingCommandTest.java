package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SettingCommandTest {
    @TempDir private Path folder;

    @Test
    void saysWhetherThereIsAKeyAndNeverTheKey() throws IOException {
        Path passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "JPY");

        assertThat(setting(passphrase)).isEqualTo("not set");
        CommandRun set = run(passphrase, "setting", "stooq-key", " canary-91 ");
        assertThat(set.out() + set.err()).doesNotContain("canary");
        assertThat(setting(passphrase)).isEqualTo("set");
        run(passphrase, "setting", "stooq-key", "default");
        assertThat(setting(passphrase)).isEqualTo("not set");
    }

    private String setting(Path passphrase) {
        return run(passphrase, "setting", "stooq-key").tree().get("stooq-key").asText();
    }

    private CommandRun run(Path passphrase, String... args) {
        return CommandRun.json(folder.resolve("store"), passphrase, args);
    }
}
