package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.FileReading;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every real layout at hand, through the whole import: once, again, and taken back. */
class AllSourcesSliceTest {
    private static final Path DATA = Path.of("../shared/data");

    @TempDir Path folder;

    @Test
    void importingAllFilesTwiceAddsNothingAndUndoingAllLeavesNothing() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not here");
        try (ServiceStore store = ServiceStore.open(folder)) {
            ImportService imports = new ImportService(store.session, FileReading.standard());
            List<String> empty = store.dump();
            StagedImport first = imports.stage(files(), null, Progress.NONE);
            imports.apply(first, Map.of(), Progress.NONE);
            List<String> once = store.dump();

            StagedImport again = imports.stage(files(), null, Progress.NONE);

            assertThat(again.files())
                    .allSatisfy(f -> assertThat(f.added()).as(f.fileName()).isZero());
            assertThat(imports.apply(again, Map.of(), Progress.NONE)).isEmpty();
            assertThat(store.dump()).isEqualTo(once);
            for (ImportBatch batch : imports.findAll()) {
                imports.undo(batch.id());
            }
            assertThat(store.dump()).isEqualTo(empty);
        }
    }

    @Test
    void countsEveryRowOfEveryFileAsOneThing() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not here");
        try (ServiceStore store = ServiceStore.open(folder)) {
            ImportService imports = new ImportService(store.session, FileReading.standard());
            for (Path file : files()) {
                StagedImport first = imports.stage(List.of(file), null, Progress.NONE);
                RowTally tally = first.files().getFirst().tally();
                List<ImportBatch> receipts = imports.apply(first, Map.of(), Progress.NONE);
                RowTally again =
                        imports.stage(List.of(file), null, Progress.NONE)
                                .files()
                                .getFirst()
                                .tally();

                assertThat(tally.rows())
                        .as(file.toString())
                        .isEqualTo(Collected.from(file).rows)
                        .isPositive();
                assertThat(receipts)
                        .allSatisfy(r -> assertThat(r.fresh()).isEqualTo(tally.fresh()));
                assertThat(again)
                        .as(file.toString())
                        .isEqualTo(
                                new RowTally(
                                        0,
                                        tally.known() + tally.fresh(),
                                        tally.conflicting(),
                                        tally.rejected()));
            }
        }
    }

    @Test
    void theOrderOfTheDropDoesNotMatter() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "skipped: ../shared/data is not here");
        List<Path> files = files();
        long together;
        try (ServiceStore store = ServiceStore.open(folder.resolve("a"))) {
            ImportService imports = new ImportService(store.session, FileReading.standard());
            imports.apply(imports.stage(files, null, Progress.NONE), Map.of(), Progress.NONE);
            together = store.count();
        }
        try (ServiceStore store = ServiceStore.open(folder.resolve("b"))) {
            ImportService imports = new ImportService(store.session, FileReading.standard());
            imports.apply(
                    imports.stage(files.reversed(), null, Progress.NONE), Map.of(), Progress.NONE);
            assertThat(store.count()).isEqualTo(together);
        }
        try (ServiceStore store = ServiceStore.open(folder.resolve("c"))) {
            ImportService imports = new ImportService(store.session, FileReading.standard());
            for (Path file : files.reversed()) {
                imports.apply(
                        imports.stage(List.of(file), null, Progress.NONE), Map.of(), Progress.NONE);
            }
            assertThat(store.count()).as("one by one").isEqualTo(together);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(DATA)) {
            return all.filter(p ->
                            p.toString()
                                    .matches(
                                            ".*/(rakuten|kraken|coinbase|ibkr|trading212|binance"
                                                    + "|degiro|schwab|portfolio-performance)/"
                                                    + ".*(?<!quotes_de)\\.(csv|xml)"))
                    .sorted()
                    .toList();
        }
    }
}
