package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A complete export and the way back. */
final class ExportCommandTest {
    private static final String TRADES =
            """
            date,symbol,quantity,activityType,unitPrice,currency,fee,amount
            2024-01-02T00:00:00.000Z,$CASH-EUR,1,DEPOSIT,1,EUR,0,500.00
            2024-01-03,OAK.DE,10,BUY,20.25,EUR,1.50,
            2024-01-03,OAK.DE,10,BUY,20.25,EUR,1.50,
            2024-02-03,=1+1,4,BUY,25,EUR,1,
            2024-02-04,@cmd,4,BUY,25.000000000000000001,EUR,1,
            """;
    private static final String LATER =
            """
            date,symbol,quantity,activityType,unitPrice,currency,fee,amount
            2024-03-01,OAK.DE,5,SELL,30,EUR,0,
            """;
    private static final List<List<String>> QUESTIONS =
            List.of(
                    List.of("transactions"),
                    List.of("positions"),
                    List.of("imports"),
                    List.of("accounts"),
                    List.of("lots"));

    @TempDir Path folder;
    private Path passphrase = Path.of("");
    private Path store = Path.of("");
    private Path trades = Path.of("");
    private Path zip = Path.of("");

    @BeforeEach
    void makeAStore() throws IOException {
        passphrase = folder.resolve("passphrase");
        Files.writeString(passphrase, "seven quiet herons wading\n");
        store = folder.resolve("store");
        MadeStores.make(store, passphrase, "Jane", "EUR");
        trades = Files.writeString(folder.resolve("trades.csv"), TRADES);
        Path later = Files.writeString(folder.resolve("later.csv"), LATER);
        zip = folder.resolve("export.zip");
        assertThat(run(store, "import", trades.toString(), later.toString()).code()).isZero();
    }

    @Test
    void comesBackAsTheSameLedgerInEveryWord() throws IOException {
        assertThat(run(store, "undo-import", "2").code()).isZero();
        Path other = restored();

        for (List<String> question : QUESTIONS) {
            assertThat(ask(other, question))
                    .as(question.toString())
                    .isEqualTo(ask(store, question));
        }
        assertThat(run(other, "verify").code()).isZero();
        assertThat(tables(exported(other, "again.zip"))).isEqualTo(tables(zip));
    }

    @Test
    void bringsSchedulesAndAddressesAlongAndPlansThemAnew() throws IOException {
        assertThat(run(store, "jobs", "schedule", "prices", "daily 07:15 Asia/Tokyo").code())
                .isZero();
        assertThat(run(store, "jobs", "pause", "backup").code()).isZero();
        // Due at once in a new store, but not in one that takes its rates in: as if it had run.
        assertThat(run(store, "jobs", "schedule", "rates", "weekdays 16:30 Europe/Berlin").code())
                .isZero();
        assertThat(
                        run(
                                        store,
                                        "addresses",
                                        "add",
                                        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
                                        "--chain",
                                        "bitcoin",
                                        "--label",
                                        "cold")
                                .code())
                .isZero();
        assertThat(run(store, "setting", "bitcoin-node", "https://node.example/key9").code())
                .isZero();

        Path other = restored();

        assertThat(text("job-schedule.csv")).startsWith("job,rule,paused\r\n");
        for (List<String> question : List.of(List.of("jobs"), List.of("addresses", "list"))) {
            assertThat(ask(other, question))
                    .as(question.toString())
                    .isEqualTo(ask(store, question));
        }
        assertThat(ask(other, List.of("jobs"))).contains("daily 07:15 Asia/Tokyo");
        assertThat(text("setting.csv")).doesNotContain("key9");
    }

    @Test
    void makesAnEncryptedCopyThatIsAStore() throws IOException {
        Path copy = folder.resolve("copy");

        CommandRun written = run(store, "export", "--encrypted", "--out", copy.toString());

        assertThat(written.code()).as(written.err()).isZero();
        for (List<String> question : QUESTIONS) {
            assertThat(ask(copy, question)).as(question.toString()).isEqualTo(ask(store, question));
        }
        try (Stream<Path> files = Files.walk(copy)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .allSatisfy(file ->
                            assertThat(
                                            new String(
                                                    Files.readAllBytes(file),
                                                    StandardCharsets.ISO_8859_1))
                                    .doesNotContain("@cmd"));
        }
        assertThat(run(store, "export", "--encrypted", "--out", copy.toString()).err())
                .contains("is there already");
    }

    @Test
    void goesOnWhereTheOriginalStopped() throws IOException {
        Path other = restored();

        CommandRun again = run(other, "import", trades.toString());
        assertThat(again.tree().get(0).get("new").asLong()).isZero();
        assertThat(again.tree().get(0).get("known").asLong()).isEqualTo(5);
        for (Path each : List.of(store, other)) {
            assertThat(run(each, "undo-import", "1").code()).isZero();
            assertThat(run(each, "import", trades.toString()).code()).isZero();
        }
        for (List<String> question : QUESTIONS) {
            assertThat(ask(other, question))
                    .as(question.toString())
                    .isEqualTo(ask(store, question));
        }
    }

    /** A load that later ones wrote over whole has no price left, but its number stays taken. */
    @Test
    void undoesNoPricesThatAnotherImportWroteAfterItCameBack() throws IOException {
        Path closes = folder.resolve("OAK.DE.csv");
        for (String close : List.of("20", "21")) {
            Files.writeString(closes, "Date,Close\n2024-01-05," + close + "\n");
            assertThat(run(store, "import", closes.toString()).code()).isZero();
        }
        assertThat(run(store, "undo-import", "4").code()).isZero();

        Path other = restored();
        assertThat(run(other, "import", closes.toString()).code()).isZero();
        assertThat(run(other, "undo-import", "3").code()).isZero();

        assertThat(run(other, "prices", "list", "--symbol", "OAK.DE").out()).contains("2024-01-05");
    }

    @Test
    void guardsTextAgainstSpreadsheetsAndLeavesNumbersAlone() throws IOException {
        exported(store, "export.zip");

        assertThat(text("asset.csv")).contains("\"'=1+1\"").contains("\"'@cmd\"");
        assertThat(text("ledger-transaction.csv")).contains(",25.000000000000000001,");
        assertThat(text("README.txt")).contains("apostrophe");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesWhatIsNotMeantOrNotSound() throws IOException {
        assertThat(run(store, "export", "--out", zip.toString()).err()).contains("--plain");
        exported(store, "export.zip");
        assertThat(run(store, "export", "--plain", "--out", zip.toString()).err())
                .contains("is there already");
        assertThat(run(store, "import", zip.toString()).err()).contains("empty store");
        assertThat(run(store, "import", trades.toString(), zip.toString()).out())
                .contains("a complete export of a store");

        Path empty = create("empty");
        Path changed = changed("ledger-transaction.csv");
        assertThat(run(empty, "import", changed.toString()).err())
                .contains("ledger-transaction.csv is damaged");
        byte[] whole = Files.readAllBytes(zip);
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, 900));
        assertThat(run(empty, "import", cut.toString()).code()).isNotZero();
        assertThat(run(empty, "accounts").out().replaceAll("\\s", "")).isEqualTo("[]");
        assertThat(run(empty, "import", zip.toString()).code()).isZero();
    }

    private Path create(String name) {
        Path made = folder.resolve(name);
        CommandRun created = run(made, "create", "--user", "Jane", "--currency", "EUR");
        assertThat(created.code()).as(created.err()).isZero();
        return made;
    }

    private Path restored() throws IOException {
        exported(store, "export.zip");
        Path other = create("other");
        CommandRun back = run(other, "import", zip.toString());
        assertThat(back.code()).as(back.err()).isZero();
        return other;
    }

    private Path exported(Path from, String name) {
        Path file = folder.resolve(name);
        CommandRun run = run(from, "export", "--plain", "--out", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return file;
    }

    private CommandRun run(Path from, String... args) {
        return CommandRun.json(from, passphrase, args);
    }

    private String ask(Path from, List<String> question) {
        return run(from, question.toArray(String[]::new)).out();
    }

    /** Digests of all tables, which must not depend on when an export was made. */
    private static List<String> tables(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            String manifest =
                    new String(
                            archive.getInputStream(archive.getEntry("evenkeel-export.json"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8);
            return manifest.lines().filter(line -> !line.contains("\"made\"")).toList();
        }
    }

    private String text(String entry) throws IOException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            return new String(
                    archive.getInputStream(archive.getEntry(entry)).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private Path changed(String victim) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> seen = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                seen.add(entry.getName());
                out.write(
                        (entry.getName().equals(victim) ? text.replace(",500,", ",900,") : text)
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(seen).contains(victim);
        return Files.write(folder.resolve("changed.zip"), bytes.toByteArray());
    }
}
