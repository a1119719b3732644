package app.evenkeel.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Published inputs and results that lie beside the project; tests over them are skipped elsewhere.
 */
public final class OracleFiles {
    private static final Path FOLDER = Path.of("../shared/data/performance-oracles");

    private OracleFiles() {}

    /** The file, or the end of the test as skipped. */
    public static Path file(String name) {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: " + FOLDER + " is not here");
        return FOLDER.resolve(name);
    }

    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(file(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String[]> rows(String name) {
        try {
            return Files.readAllLines(file(name)).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column below the header, without the rows that have no value there. */
    public static double[] column(String name, int column) {
        List<String[]> rows = rows(name);
        return rows.subList(1, rows.size()).stream()
                .map(row -> row[column])
                .filter(cell -> !cell.isBlank())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The last {@code n} values. */
    public static double[] last(double[] values, int n) {
        return Arrays.copyOfRange(values, values.length - n, values.length);
    }
}
