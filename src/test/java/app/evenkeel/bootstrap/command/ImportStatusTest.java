package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The statuses of {@code import}, as the guide defines them. */
class ImportStatusTest {
    private static final String HEADER = "timestamp,account,symbol,side,qty,price,fee,currency\n";
    private static final String GOOD =
            "2026-03-02T00:15:00Z,My broker,SMPL,BUY,100,12.34,0.99,USD\n";
    private static final String OTHER = "2026-03-05T06:40:12Z,My broker,SMPL,SELL,40,13.00,0,USD\n";
    private static final String BAD = "2026-03-06T06:40:12Z,My broker,SMPL,LEND,40,13.00,0,USD\n";

    @TempDir private Path folder;
    private Path store = Path.of("");
    private Path passphrase = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        store = folder.resolve("store");
        passphrase = Files.writeString(folder.resolve("secret.txt"), "walnut harbour nine kettles");
        assertThat(CommandRun.json(store, passphrase, "create", "--user", "mika").code()).isZero();
    }

    @Test
    void appliedWhereEveryRowWasUnderstoodAndUnchangedWhereAllWasKnown() throws IOException {
        Path file = file("good.csv", GOOD);

        assertStatus(importing(file), "applied", 0);
        assertStatus(importing(file), "unchanged", 0);
    }

    @Test
    void partlyWhereARowWasLeftOutWhateverBecameOfTheOthers() throws IOException {
        assertStatus(importing(file("mixed.csv", GOOD, BAD)), "partly", 3);
        assertStatus(importing(file("mixed again.csv", GOOD, BAD)), "partly", 3);
        assertStatus(importing(file("bad alone.csv", BAD)), "partly", 3);
    }

    @Test
    void dryRunWhereNothingWasToBeStored() throws IOException {
        assertStatus(importing(file("good.csv", GOOD), "--dry-run"), "dry-run", 0);
        assertStatus(importing(file("bad.csv", OTHER, BAD), "--dry-run"), "dry-run", 3);
        assertThat(CommandRun.json(store, passphrase, "imports").tree()).isEmpty();
    }

    @Test
    void refusedWhereTheFileWasNotRead() throws IOException {
        Path unknown = Files.writeString(folder.resolve("unknown.csv"), "spam,eggs\n1,2\n");

        assertStatus(importing(unknown), "refused", 3);
        assertStatus(importing(unknown, "--dry-run"), "refused", 3);
        assertStatus(importing(folder.resolve("missing.csv")), "refused", 3);
    }

    @Test
    @Timeout(60)
    void aPipeIsRefusedAndALinkToAFileIsTakenForIt() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "needs mkfifo");
        Path pipe = folder.resolve("pipe.csv");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file("real.csv", GOOD));
        Path device = Files.createSymbolicLink(folder.resolve("zero.csv"), Path.of("/dev/zero"));

        for (Path endless : new Path[] {pipe, device}) {
            CommandRun run = importing(endless);
            assertStatus(run, "refused", 3);
            assertThat(run.out()).contains("not a file with content of its own");
            assertThat(CommandRun.json(store, passphrase, "map", "--add", endless.toString()).err())
                    .contains("not a file with content of its own");
        }
        assertStatus(importing(link), "applied", 0);
    }

    private Path file(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + String.join("", rows));
    }

    private CommandRun importing(Path file, String... more) {
        String[] args = new String[2 + more.length];
        args[0] = "import";
        args[1] = file.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return CommandRun.json(store, passphrase, args);
    }

    private static void assertStatus(CommandRun run, String status, int code) {
        assertThat(run.tree()).as(run.err()).hasSize(1);
        assertThat(run.tree().get(0).get("status").asText()).isEqualTo(status);
        assertThat(run.code()).isEqualTo(code);
    }
}
