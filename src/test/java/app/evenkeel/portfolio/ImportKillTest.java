package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.ImportBatch;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills a process at random moments of an import; the import is there whole or not at all. */
class ImportKillTest {
    private static final int ROWS = 8_000;

    @TempDir Path folder;

    @Test
    void anImportIsWholeOrNotThereAfterAKill() throws Exception {
        killAndLook(3, new Random(20_260_105));
    }

    @Test
    @Tag("slow")
    void anImportIsWholeOrNotThereAfterFiftyKills() throws Exception {
        killAndLook(50, new Random());
    }

    private void killAndLook(int kills, Random random) throws IOException, InterruptedException {
        long before = 0;
        for (int i = 0; i < kills; i++) {
            boolean committed;
            Path file;
            try (ServiceStore store = ServiceStore.open(folder)) {
                file = store.file("trades.csv", SampleImporter.TRADES, rows(i));
            }
            committed = killOnce(file, random);
            try (ServiceStore store = ServiceStore.open(folder)) {
                VerifyService.Report report = store.verify();
                assertThat(report.problems()).as("after kill %d", i + 1).isEmpty();
                long added = store.imports.findAll().stream().mapToLong(ImportBatch::added).sum();
                assertThat(report.transactions()).as("receipts tell all").isEqualTo(added);
                assertThat(report.transactions())
                        .as("after kill %d", i + 1)
                        .isIn(committed ? before + ROWS : before, before + ROWS);
                before = report.transactions();
            }
        }
    }

    private boolean killOnce(Path file, Random random) throws IOException, InterruptedException {
        Process process = ImportProcess.start(folder, file);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(ImportProcess.READY);
            // Not a wait for something to happen: the moment of the kill is the point.
            process.waitFor(random.nextLong(1_500), TimeUnit.MILLISECONDS);
            process.toHandle().destroyForcibly();
            process.onExit().join();
            return ImportProcess.COMMITTED.equals(lines.readLine());
        }
    }

    /** Rows that no earlier round had. */
    private static String rows(int round) {
        StringBuilder text = new StringBuilder();
        Instant start = Instant.parse("2025-01-01T00:00:00Z").plusSeconds((long) round * ROWS);
        for (int i = 0; i < ROWS; i++) {
            text.append(start.plusSeconds(i)).append(",buy,BTC,").append(i + 1).append(",100,,\n");
        }
        return text.toString();
    }
}
