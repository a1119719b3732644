package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Every invented file of every source, found by its folder. What a file gives stands beside it in
 * {@code <name>.expected.txt}, if there is one: the layout, the transactions with the line each
 * stands on, what is confirmed or held, the problems, and the rows that tell nothing new. The
 * source is the folder's name, unless {@code layouts.csv} says otherwise.
 */
final class FixturesTest {
    private static final String EXPECTED = ".expected.txt";
    private static final Path ROOT = SourceFiles.own("file");

    @TestFactory
    Stream<DynamicTest> givesWhatStandsBesideEachFile() {
        return fixtures()
                .filter(file -> Files.exists(expectation(file)))
                .map(file ->
                        DynamicTest.dynamicTest(
                                name(file),
                                () ->
                                        assertThat(FixtureStory.of(file).lines())
                                                .containsExactlyElementsOf(
                                                        Files.readAllLines(expectation(file)))));
    }

    @TestFactory
    Stream<DynamicTest> losesNoRowOfAnyFile() {
        return fixtures()
                .filter(file -> Files.exists(expectation(file)))
                .map(file ->
                        DynamicTest.dynamicTest(
                                name(file),
                                () -> {
                                    FixtureStory story = FixtureStory.of(file);
                                    assertThat(story.accountedFor()).hasSize((int) story.rows());
                                    assertThat(story.contradictions()).isEmpty();
                                }));
    }

    @TestFactory
    Stream<DynamicTest> isClaimedByNoNeighbour() {
        Map<String, String> table = table();
        return fixtures()
                .map(file ->
                        DynamicTest.dynamicTest(name(file), () -> assertOneClaims(file, table)));
    }

    @Test
    void hasAFileOfEveryLayout() {
        FileReading reading = FileReading.standard();
        Set<String> read = new TreeSet<>();
        files().forEach(file -> {
            for (FoundFile found : reading.find(file)) {
                if (found instanceof RecognisedFile known) {
                    read.add(known.importer().source() + " " + known.importer().layout());
                }
            }
        });
        assertThat(BuiltInImporters.all())
                .extracting(layout -> layout.source() + " " + layout.layout())
                .isSubsetOf(read);
    }

    @Test
    void tablesOnlyFilesThatAreThere() {
        assertThat(table().keySet()).allMatch(name -> Files.exists(ROOT.resolve(name)));
    }

    /** How the table names a file that is for the column mapper. */
    private static final String NOBODY = "nobody ";

    private static void assertOneClaims(Path file, Map<String, String> table) {
        FileSample sample = CsvFile.examine(file).sample();
        List<String> claims =
                BuiltInImporters.all().stream()
                        .filter(Importer.class::isInstance)
                        .map(Importer.class::cast)
                        .filter(importer -> importer.recognises(sample))
                        .map(importer -> importer.source() + " " + importer.layout())
                        .toList();
        String expected = table.get(name(file));
        if (NOBODY.equals(expected)) {
            assertThat(claims).isEmpty();
            return;
        }
        assertThat(claims).hasSize(1);
        if (expected == null) {
            assertThat(claims.getFirst()).startsWith(name(file).split("/", -1)[0] + " ");
        } else {
            assertThat(claims).containsExactly(expected);
        }
    }

    private static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        for (String line : lines(ROOT.resolve("layouts.csv"))) {
            String[] cells = line.split(",", -1);
            table.put(cells[0], cells[1] + " " + cells[2]);
        }
        return table;
    }

    private static Stream<Path> fixtures() {
        return files().filter(file -> file.toString().endsWith(".csv"));
    }

    private static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            return files
                    .filter(file -> file.getNameCount() == ROOT.getNameCount() + 2)
                    .filter(file -> !file.toString().endsWith(EXPECTED))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path expectation(Path file) {
        return Path.of(file.toString().replaceAll("\\.csv$", EXPECTED));
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
