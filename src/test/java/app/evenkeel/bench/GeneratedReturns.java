package app.evenkeel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Daily returns of many series and of their market, by seed: one factor and noise. Written to files
 * of little-endian doubles, so that another program can read the same.
 *
 * @param series one a row
 * @param market as long as each of them
 */
@SuppressWarnings("ArrayRecordComponent")
public record GeneratedReturns(double[][] series, double[] market) {
    private static final String SERIES = "returns_500x10000.f64";
    private static final String MARKET = "bench_10000.f64";

    /** So many series of so many days. */
    public static GeneratedReturns of(int count, int length) {
        Random random = new Random(3003);
        double[] market = new double[length];
        for (int d = 0; d < length; d++) {
            market[d] = 0.0003 + 0.01 * random.nextGaussian();
        }
        double[][] series = new double[count][length];
        for (double[] one : series) {
            double beta = 0.4 + 1.2 * random.nextDouble();
            double noise = 0.006 + 0.012 * random.nextDouble();
            double drift = 0.0004 * (random.nextDouble() - 0.4);
            for (int d = 0; d < length; d++) {
                one[d] = drift + beta * market[d] + noise * random.nextGaussian();
            }
        }
        return new GeneratedReturns(series, market);
    }

    /** Reads 500 series of 10,000 days out of a folder that has them. */
    static GeneratedReturns read(Path folder) {
        double[][] series = new double[500][];
        ByteBuffer bytes = bytes(folder.resolve(SERIES));
        for (int i = 0; i < series.length; i++) {
            series[i] = doubles(bytes, 10_000);
        }
        return new GeneratedReturns(series, doubles(bytes(folder.resolve(MARKET)), 10_000));
    }

    static boolean areIn(Path folder) {
        return Files.exists(folder.resolve(SERIES)) && Files.exists(folder.resolve(MARKET));
    }

    void write(Path folder) {
        byte[] all = new byte[series.length * market.length * Double.BYTES];
        byte[] one = new byte[market.length * Double.BYTES];
        DoubleBuffer doubles = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        for (double[] values : series) {
            doubles.put(values);
        }
        ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(market);
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(SERIES), all);
            Files.write(folder.resolve(MARKET), one);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] doubles(ByteBuffer bytes, int count) {
        double[] values = new double[count];
        bytes.asDoubleBuffer().get(values);
        bytes.position(bytes.position() + count * Double.BYTES);
        return values;
    }
}
