package app.evenkeel.analytics.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Bars for tests. */
public final class SampleBars {
    /** A Monday, and the first day of a year on which weeks, months and years begin together. */
    public static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

    private SampleBars() {}

    /** Consecutive calendar days; assets are called A, B, C. */
    public static Bars of(double[]... closes) {
        return Bars.of(names(closes.length), days(closes[0].length), closes);
    }

    /** Names A, B, C and on. */
    public static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            names.add(Character.toString('A' + a));
        }
        return names;
    }

    /** Consecutive days. */
    public static long[] days(int count) {
        long[] days = new long[count];
        for (int t = 0; t < count; t++) {
            days[t] = FIRST.toEpochDay() + t;
        }
        return days;
    }

    /** Random walks of weekdays, the same for the same seed. */
    public static Bars walks(int assets, int size, long seed) {
        return Bars.of(names(assets), weekdays(size), closes(assets, size, seed));
    }

    /** Closes of random walks. */
    public static double[][] closes(int assets, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] closes = new double[assets][size];
        for (int a = 0; a < assets; a++) {
            closes[a][0] = 20 + 100 * random.nextDouble();
        }
        for (int t = 1; t < size; t++) {
            double common = random.nextGaussian() * 0.008;
            for (int a = 0; a < assets; a++) {
                double own = random.nextGaussian() * (0.006 + 0.002 * a);
                closes[a][t] = closes[a][t - 1] * (1 + 0.0003 + common + own);
            }
        }
        return closes;
    }

    /** Days without weekends. */
    public static long[] weekdays(int count) {
        long[] days = new long[count];
        LocalDate day = FIRST;
        for (int t = 0; t < count; day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= 5) {
                days[t++] = day.toEpochDay();
            }
        }
        return days;
    }
}
