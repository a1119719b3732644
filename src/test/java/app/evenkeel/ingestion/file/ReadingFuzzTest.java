package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The short form of the fuzzing: every fixture spoilt again and again from one seed. The long form
 * is in the guide {@code fuzzing}. A failure names its seed, which makes the same file again;
 * {@code fuzz.source} keeps to the fixtures of one source.
 */
final class ReadingFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20_240_801);
    private static final long MILLIS = Long.getLong("fuzz.millis", 8_000);
    private static final String SOURCE = System.getProperty("fuzz.source", "");
    private static final int LEAST = 200;

    @TempDir Path folder;

    @Test
    void readsOrRefusesWhateverBecomesOfAFile() throws IOException {
        List<byte[]> seeds = seeds();
        long end = System.nanoTime() + MILLIS * 1_000_000;
        long rows = 0;
        int done = 0;
        for (; done < LEAST || System.nanoTime() < end; done++) {
            byte[] seed = seeds.get(new Random(SEED + done).nextInt(seeds.size()));
            Path file = folder.resolve("file");
            Files.write(file, new Mutator(SEED + done).spoil(seed));
            try {
                rows += ReadingFuzz.check(file);
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("With -Dfuzz.seed=" + (SEED + done), e);
            }
        }
        // Otherwise the files were spoilt too much to get past their headers.
        assertThat(rows).isGreaterThan(done);
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        Path fixtures = Path.of("src/test/resources/app/evenkeel/ingestion/file");
        List<Path> files;
        try (Stream<Path> walk = Files.walk(fixtures)) {
            files =
                    walk.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains("/" + SOURCE))
                            .sorted()
                            .toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            seeds.add(bytes);
            if (file.toString().endsWith(".csv") && seeds.size() % 10 == 0) {
                seeds.add(workbook(bytes));
            }
        }
        return seeds;
    }

    private static byte[] workbook(byte[] csv) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet();
            int at = 0;
            for (String line : new String(csv, StandardCharsets.UTF_8).split("\r?\n", -1)) {
                Row row = sheet.createRow(at++);
                int column = 0;
                for (String cell : line.split("[,;]", -1)) {
                    row.createCell(column++).setCellValue(cell.replace("\"", ""));
                }
            }
            book.write(out);
        }
        return out.toByteArray();
    }
}
