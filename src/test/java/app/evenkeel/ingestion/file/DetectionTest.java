package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Finding out what a file is takes the same short time whatever its size. */
final class DetectionTest {
    private static final int ROUNDS = 41;

    /** Five are promised; a busy machine gets some more before this fails. */
    private static final double MOST_MILLIS = 15;

    @TempDir Path folder;

    @Test
    void takesMillisecondsForALargeFile() throws IOException {
        Path csv = written("large.csv", "", "2024-01-03,OAK.DE,10,BUY,20.25,EUR,1.50,\n", "");
        Path xml =
                written(
                        "large.xml",
                        "<FlexQueryResponse><FlexStatements><FlexStatement accountId=\"U1\"><Trades>",
                        "<Trade accountId=\"U1\" currency=\"USD\" symbol=\"OAK\" quantity=\"1\"/>\n",
                        "</Trades></FlexStatement></FlexStatements></FlexQueryResponse>");
        Path json =
                written(
                        "large.json",
                        "{\"meta\":{\"version\":\"1\"},\"activities\":[",
                        "{\"symbol\":\"OAK\",\"quantity\":1,\"unitPrice\":2,\"type\":\"BUY\"},\n",
                        "{}]}");
        FileReading reading = FileReading.standard();

        for (Path file : new Path[] {csv, xml, json}) {
            assertThat(reading.find(file)).hasOnlyElementsOfType(RecognisedFile.class);
            assertThat(medianMillis(reading, file)).as(file.toString()).isLessThan(MOST_MILLIS);
        }
    }

    private static double medianMillis(FileReading reading, Path file) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            reading.find(file);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1e6;
    }

    private Path written(String name, String head, String row, String tail) throws IOException {
        Path file = folder.resolve(name);
        String first =
                name.endsWith(".csv")
                        ? "date,symbol,quantity,activityType,unitPrice,currency,fee,amount\n"
                        : head;
        byte[] rows = row.repeat(1_000).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(first.getBytes(StandardCharsets.UTF_8));
            for (long size = 0; size < 40L << 20; size += rows.length) {
                out.write(rows);
            }
            out.write(tail.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
