package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.EvenkeelException;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Every invented statement, damaged at random but the same each time: cells emptied, swapped,
 * doubled or filled with nonsense, lines lost and repeated. Whatever it is, no row is lost and
 * nothing is thrown but a refusal of the whole file.
 */
final class DamagedFixturesTest {
    private static final int SEEDS = 40;
    private static final String[] NONSENSE = {
        "",
        "-",
        "0",
        "-1",
        "x",
        "1e30",
        "99/99/9999",
        "€",
        "\"",
        "=1+1",
        "1,2,3",
        "()",
        "Total",
        " "
    };

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> losesNoRowOfADamagedFile() throws IOException {
        Path root = SourceFiles.own("file");
        List<Path> fixtures;
        try (Stream<Path> files = Files.walk(root, 2)) {
            fixtures =
                    files.filter(file -> file.toString().endsWith(".csv"))
                            .filter(file ->
                                    Files.exists(
                                            Path.of(
                                                    file.toString()
                                                            .replaceAll(
                                                                    "\\.csv$", ".expected.txt"))))
                            .sorted()
                            .toList();
        }
        return fixtures.stream()
                .map(file ->
                        DynamicTest.dynamicTest(
                                root.relativize(file).toString(), () -> damage(file)));
    }

    private void damage(Path fixture) throws IOException {
        Charset charset = CsvFile.examine(fixture).charset();
        String text = new String(Files.readAllBytes(fixture), charset);
        for (int seed = 0; seed < SEEDS; seed++) {
            Path file = folder.resolve("damaged-" + seed + ".csv");
            Files.write(file, damaged(text, new Random(seed)).getBytes(charset));
            try {
                FixtureStory story = FixtureStory.of(file);
                assertThat(story.accountedFor())
                        .as("seed %s: %s", seed, story.lines())
                        .hasSize((int) story.rows());
                assertThat(story.contradictions()).as("seed %s", seed).isEmpty();
            } catch (EvenkeelException refused) {
                assertThat(refused.problem()).isNotNull();
            }
        }
    }

    private static String damaged(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int blows = 1 + random.nextInt(4);
        for (int i = 0; i < blows && lines.size() > 1; i++) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(at));
                default -> lines.set(at, struck(lines.get(at), random));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String struck(String line, Random random) {
        String delimiter = line.indexOf(';') >= 0 ? ";" : ",";
        String[] cells = line.split(delimiter, -1);
        int at = random.nextInt(cells.length);
        cells[at] =
                random.nextBoolean()
                        ? NONSENSE[random.nextInt(NONSENSE.length)]
                        : cells[random.nextInt(cells.length)];
        return String.join(delimiter, cells);
    }
}
