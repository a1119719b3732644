package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Finding out what a file is reads its beginning only, whatever its size. How long that takes is
 * measured by the benchmark {@code detect}.
 */
final class DetectionTest {
    private static final Path COUNTED = Path.of("/proc/self/io");
    private static final long LARGE = 8L << 20;

    /** The beginning, what an archive keeps at its end, and what other threads read meanwhile. */
    private static final long MOST = 1L << 20;

    private static final String HEADER =
            "date,symbol,quantity,activityType,unitPrice,currency,fee,amount";
    private static final String ROW = "2024-01-03,OAK.DE,10,BUY,20.25,EUR,1.50,";

    @TempDir Path folder;

    private final FileReading reading = FileReading.standard();

    @Test
    void readsOnlyTheBeginningOfALargeText() throws IOException {
        readsLittleOf(written("large.csv", HEADER + "\n", ROW + "\n", ""));
    }

    @Test
    void readsOnlyTheBeginningOfALargeDocument() throws IOException {
        readsLittleOf(
                written(
                        "large.xml",
                        "<FlexQueryResponse><FlexStatements><FlexStatement accountId=\"U1\"><Trades>",
                        "<Trade accountId=\"U1\" currency=\"USD\" symbol=\"OAK\" quantity=\"1\"/>\n",
                        "</Trades></FlexStatement></FlexStatements></FlexQueryResponse>"));
        readsLittleOf(
                written(
                        "large.json",
                        "{\"meta\":{\"version\":\"1\"},\"activities\":[",
                        "{\"symbol\":\"OAK\",\"quantity\":1,\"unitPrice\":2,\"type\":\"BUY\"},\n",
                        "{}]}"));
    }

    @Test
    void readsOnlyTheBeginningsOfTheFilesInALargeArchive() throws IOException {
        Path file = folder.resolve("large.zip");
        Random random = new Random(1);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int entry = 0; entry < 3; entry++) {
                zip.putNextEntry(new ZipEntry(entry + ".csv"));
                zip.write((HEADER + "\n").getBytes(StandardCharsets.UTF_8));
                for (int i = 0; i < LARGE / 40; i++) {
                    zip.write((ROW + random.nextLong() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        readsLittleOf(file);
    }

    @Test
    void readsOnlyTheFirstRowsOfALargeWorkbook() throws IOException {
        Path file = folder.resolve("large.xlsx");
        Random random = new Random(1);
        try (SXSSFWorkbook book = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = book.createSheet();
            for (int i = 0; i < 60_000; i++) {
                String text = i == 0 ? HEADER : ROW + random.nextLong() + random.nextLong();
                Row row = sheet.createRow(i);
                String[] cells = text.split(",", -1);
                for (int c = 0; c < cells.length; c++) {
                    row.createCell(c).setCellValue(cells[c]);
                }
            }
            book.write(out);
        }
        readsLittleOf(file);
    }

    private void readsLittleOf(Path file) throws IOException {
        Assumptions.assumeTrue(Files.isReadable(COUNTED), "skipped: nothing counts what is read");
        assertThat(file).isNotEmptyFile();
        assertThat(Files.size(file)).as("large enough to tell").isGreaterThan(2 * MOST);
        // The first time, classes are read too.
        assertThat(reading.find(file)).isNotEmpty().hasOnlyElementsOfType(RecognisedFile.class);

        long before = bytesRead();
        reading.find(file);

        assertThat(bytesRead() - before).as("bytes read of " + file).isLessThan(MOST);
    }

    /** Bytes that this process read so far. */
    private static long bytesRead() throws IOException {
        return Files.readAllLines(COUNTED).stream()
                .filter(line -> line.startsWith("rchar:"))
                .mapToLong(line -> Long.parseLong(line.substring(6).strip()))
                .findFirst()
                .orElseThrow();
    }

    private Path written(String name, String head, String row, String tail) throws IOException {
        Path file = folder.resolve(name);
        byte[] rows = row.repeat(1_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            for (long size = 0; size < LARGE; size += rows.length) {
                out.write(rows);
            }
            out.write(tail.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
