package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is applied is what was reviewed, file by file and row by row. */
class ReviewedFilesSliceTest {
    private static final String TRADE = "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n";

    @TempDir private Path folder;
    private ServiceStore store;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void oneMistakeOfTheProgramStopsNoOtherFile() {
        StagedImport staged =
                store.stage(
                        store.file("bad.csv", SampleImporter.BROKEN, "x\n"),
                        store.file("good.csv", SampleImporter.TRADES, TRADE));

        assertThat(staged.files().get(0).refused())
                .isEqualTo(
                        Problem.of(
                                ProblemCode.FILE_UNEXPECTED,
                                "bad.csv",
                                "java.lang.StringIndexOutOfBoundsException: begin 3, end 2"));
        assertThat(staged.files().get(1).added()).isEqualTo(1);
    }

    @Test
    void twoConflictsOfOneRowAreChosenApart() {
        String second = "2025-01-02T10:00:00Z,buy,ETH,%s,200,b,\n";
        String first = "2025-01-01T10:00:00Z,buy,BTC,%s,100,a,,";
        store.add(
                store.file(
                        "a.csv",
                        SampleImporter.PAIRS,
                        first.formatted("2"),
                        second.formatted("3")));
        StagedImport staged =
                store.stage(
                        store.file(
                                "b.csv",
                                SampleImporter.PAIRS,
                                first.formatted("20"),
                                second.formatted("30")));
        assertThat(staged.files().getFirst().conflicts()).hasSize(2);

        // The ledger changes meanwhile, so that everything is matched again.
        store.add(store.file("c.csv", SampleImporter.TRADES, TRADE));
        store.imports.apply(
                staged,
                Map.of(
                        "b.csv",
                        Map.of(0, Conflict.Choice.TAKE_INCOMING, 1, Conflict.Choice.KEEP_STORED)),
                Progress.NONE);

        assertThat(units()).containsExactlyInAnyOrder("20", "3", "2");
    }

    @Test
    void anArchiveThatLostOrGainedAFileIsNotTheReviewedOne() throws IOException {
        for (int entries : List.of(1, 3)) {
            Path archive = zip("a.zip", 2);
            StagedImport staged = store.stage(archive);
            assertThat(staged.files()).hasSize(2);
            store.add(store.file("x" + entries + ".csv", SampleImporter.TRADES, trade(entries)));
            long before = store.count();
            zip("a.zip", entries);

            assertThatThrownBy(() -> store.imports.apply(staged, Map.of(), Progress.NONE))
                    .isInstanceOfSatisfying(
                            EvenkeelException.class,
                            e ->
                                    assertThat(e.problem().code())
                                            .isEqualTo(ProblemCode.FILE_CHANGED));
            assertThat(store.count()).isEqualTo(before);
        }
    }

    private List<String> units() {
        return store.ledger.load().transactions().stream()
                .map(t -> java.util.Objects.requireNonNull(t.movement().in()).quantity())
                .map(quantity -> quantity.stripTrailingZeros().toPlainString())
                .toList();
    }

    private static String trade(int day) {
        return "2025-03-0" + day + "T10:00:00Z,buy,BTC,1,100,,\n";
    }

    private Path zip(String name, int entries) throws IOException {
        Path path = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < entries; i++) {
                out.putNextEntry(new ZipEntry(i + ".csv"));
                String row = "2025-02-0" + (i + 1) + "T10:00:00Z,buy,BTC,1,100,,\n";
                out.write((SampleImporter.TRADES + row).getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return path;
    }
}
