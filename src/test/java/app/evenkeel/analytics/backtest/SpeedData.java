package app.evenkeel.analytics.backtest;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The data of the speed workloads W4 and W4c: 20 random walks over the business days of ten years.
 * The environment variable {@code EK_DATA} names the folder of its generator.
 */
public final class SpeedData {
    public static final int ASSETS = 20;

    private final Path folder;

    private SpeedData(Path folder) {
        this.folder = folder;
    }

    /** The data; a test is skipped where it is not there. */
    public static SpeedData orSkip() {
        String named = System.getenv("EK_DATA");
        Assumptions.assumeTrue(
                named != null && Files.exists(Path.of(named, "prices20.csv")),
                "skipped: EK_DATA names no folder with prices20.csv");
        return new SpeedData(Path.of(named));
    }

    /** The data in a folder. */
    public static SpeedData in(Path folder) {
        return new SpeedData(folder);
    }

    public Bars bars() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("prices20.csv"));
        int size = lines.size() - 1;
        long[] days = new long[size];
        double[][] closes = new double[ASSETS][size];
        for (int t = 0; t < size; t++) {
            String[] cells = lines.get(t + 1).split(",", -1);
            days[t] = LocalDate.parse(cells[0]).toEpochDay();
            for (int a = 0; a < ASSETS; a++) {
                closes[a][t] = Double.parseDouble(cells[a + 1]);
            }
        }
        List<String> names = Arrays.asList(lines.getFirst().split(",", -1));
        return Bars.of(names.subList(1, names.size()), days, closes);
    }

    /** The weight vectors of the sweep. */
    public double[][] weights() throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("weights_20x20.f64")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        double[][] weights = new double[20][ASSETS];
        for (double[] row : weights) {
            bytes.asDoubleBuffer().get(row);
            bytes.position(bytes.position() + ASSETS * Double.BYTES);
        }
        return weights;
    }

    /** One configuration of the sweep. */
    public record Config(double threshold, Frequency every, int weights) {}

    public List<Config> sweep() throws IOException {
        return Files.readAllLines(folder.resolve("sweep.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells ->
                        new Config(
                                Double.parseDouble(cells[1]),
                                switch (cells[2]) {
                                    case "D" -> Frequency.DAILY;
                                    case "W" -> Frequency.WEEKLY;
                                    case "M" -> Frequency.MONTHLY;
                                    case "Q" -> Frequency.QUARTERLY;
                                    default -> Frequency.YEARLY;
                                },
                                Integer.parseInt(cells[3])))
                .toList();
    }
}
