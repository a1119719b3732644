package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.bootstrap.graph.LiveOrders;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.order.OrderState;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class JobCommandsTest {
    @TempDir private Path folder;
    private Path passphrase = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        passphrase = folder.resolve("secret.txt");
        Files.writeString(passphrase, "walnut harbour nine kettles\n");
        MadeStores.make(folder.resolve("store"), passphrase, "mika", "JPY");
    }

    @Test
    void runListPauseAndReschedule() {
        JsonNode before = job(run("jobs").tree(), "backup");
        assertThat(before.get("last").isNull()).isTrue();
        assertThat(before.get("paused").asBoolean()).isFalse();
        assertThat(before.get("schedule").asText()).isEqualTo("daily 12:30 Asia/Tokyo");
        assertThat(before.get("nextDue").asText()).isEqualTo("2026-11-14T03:30:00Z");

        CommandRun backup = run("jobs", "run", "backup");
        assertThat(backup.code()).as(backup.err()).isZero();
        assertThat(backup.tree().get("outcome").asText()).isEqualTo("done");
        assertThat(folder.resolve("store/backup/evenkeel-2026-11-13T090000Z/vault.json")).exists();

        assertThat(run("jobs", "pause", "backup").code()).isZero();
        CommandRun changed = run("jobs", "schedule", "backup", "weekdays", "07:00", "UTC");
        assertThat(changed.tree().get("nextDue").asText()).isEqualTo("2026-11-16T07:00:00Z");

        JsonNode after = job(run("jobs").tree(), "backup");
        assertThat(after.get("paused").asBoolean()).isTrue();
        assertThat(after.get("last").get("done").asLong()).isEqualTo(1);
        assertThat(run("jobs", "resume", "all").code()).isZero();
        assertThat(job(run("jobs").tree(), "backup").get("paused").asBoolean()).isFalse();
    }

    @Test
    void tellWhatWentWrongInTheRunsThatAJobTookUp() {
        try (SessionGraph session =
                SessionGraph.unlock(
                        folder.resolve("store"),
                        null,
                        "walnut harbour nine kettles".toCharArray(),
                        CommandRun.CLOCK)) {
            session.ledger().accountFor(new AccountRef(AccountKind.EXCHANGE, "Binance", "main"));
            LiveOrders.insert(session.session(), OrderState.UNKNOWN, CommandRun.CLOCK.instant());
        }

        // No key to the exchange is stored, so that nobody can be asked about the order.
        CommandRun run = run("jobs", "run", "rebalance");

        assertThat(run.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(run.tree().get("outcome").asText()).isEqualTo("partly");
        assertThat(run.tree().get("failed").asLong()).isEqualTo(1);
        assertThat(run.tree().get("problem").asText()).contains("No key to an exchange");
    }

    @Test
    void sayWhatIsWrongWithANameOrASchedule() {
        assertThat(run("jobs", "run", "nothing").err()).contains("There is no job nothing");
        CommandRun wrong = run("jobs", "schedule", "backup", "now", "and", "then");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("\"now and then\" is not a schedule");
    }

    @Test
    void nameTheAccountThatNotificationsAreSentThrough() throws IOException {
        assertThat(run("mail").tree().get("sends").asBoolean()).isFalse();
        assertThat(run("mail", "test").err()).contains("No e-mail account is set");
        assertThat(run("hosts").out()).doesNotContain("smtp.example.com");
        Path password = Files.writeString(folder.resolve("password.txt"), "three quiet geese\n");

        CommandRun set =
                run(
                        "mail",
                        "set",
                        "--host",
                        "smtp.example.com",
                        "--security",
                        "starttls",
                        "--from",
                        "me@example.com",
                        "--login",
                        "me",
                        "--password-file",
                        password.toString(),
                        "--level",
                        "error");
        assertThat(set.code()).as(set.err()).isZero();
        JsonNode mail = run("mail").tree();
        assertThat(mail.get("port").asInt()).isEqualTo(587);
        assertThat(mail.get("to").asText()).isEqualTo("me@example.com");
        assertThat(mail.get("level").asText()).isEqualTo("error");
        assertThat(mail.toString()).doesNotContain("geese");
        assertThat(run("hosts").out()).contains("smtp.example.com");

        // A new store is offline until its user says otherwise.
        assertThat(run("mail", "test").err()).contains("The network is switched off");
        CommandRun bad = run("mail", "set", "--host", "no host", "--from", "me@example.com");
        assertThat(bad.code()).isEqualTo(2);
        assertThat(bad.err()).contains("\"no host\"");
        assertThat(run("mail", "off").tree().get("sends").asBoolean()).isFalse();
    }

    private static JsonNode job(JsonNode jobs, String name) {
        for (JsonNode job : jobs) {
            if (job.get("name").asText().equals(name)) {
                return job;
            }
        }
        throw new AssertionError("no " + name + " in " + jobs);
    }

    private CommandRun run(String... args) {
        return CommandRun.json(folder.resolve("store"), passphrase, args);
    }
}
