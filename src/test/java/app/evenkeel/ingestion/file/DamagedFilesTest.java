package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.evenkeel.domain.problem.EvenkeelException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Every fixture of a source, damaged a little: nothing is lost, and nothing breaks. */
final class DamagedFilesTest {
    private static final int SEEDS = 12;
    private static final List<String> CELLS =
            List.of(
                    "",
                    "-",
                    "0",
                    "-1",
                    "1e99",
                    "abc",
                    "1,2,3",
                    "9".repeat(60),
                    "２０２４",
                    "/",
                    "=1+1");

    @TempDir Path folder;

    @Test
    void losesNoRowOfADamagedFile() throws IOException {
        int read = 0;
        for (Path fixture : fixtures()) {
            Charset charset = CsvFile.examine(fixture).charset();
            List<String> lines = Files.readAllLines(fixture, charset);
            for (int seed = 0; seed < SEEDS; seed++) {
                Path damaged = folder.resolve(fixture.getFileName());
                Files.write(damaged, damaged(lines, new Random(seed)), UTF_8);
                read += losesNothing(damaged) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(500);
    }

    private static boolean losesNothing(Path file) {
        Collected collected;
        try {
            collected = Collected.from(file);
        } catch (EvenkeelException e) {
            // Not recognised any more: said as a whole.
            return false;
        }
        SourceFiles.assertNothingLost(collected);
        return true;
    }

    /** Changes one cell in every third row below the header, or drops it, or repeats it. */
    private static List<String> damaged(List<String> lines, Random random) {
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .map(i ->
                        i < 4 || random.nextInt(3) > 0
                                ? lines.get(i)
                                : damaged(lines.get(i), random))
                .toList();
    }

    private static String damaged(String line, Random random) {
        String mark = line.indexOf(';') > 0 && line.indexOf(',') < 0 ? ";" : ",";
        String[] cells = line.split(mark, -1);
        int at = random.nextInt(cells.length);
        cells[at] =
                switch (random.nextInt(4)) {
                    case 0 -> cells[random.nextInt(cells.length)];
                    case 1 -> cells[at] + mark + cells[at];
                    case 2 -> "\"" + cells[at];
                    default -> CELLS.get(random.nextInt(CELLS.size()));
                };
        return String.join(mark, cells);
    }

    private static List<Path> fixtures() throws IOException {
        Path root = SourceFiles.own("file");
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.toString().endsWith(".csv"))
                    .filter(path -> !path.toString().contains("rakuten"))
                    .sorted()
                    .toList();
        }
    }
}
