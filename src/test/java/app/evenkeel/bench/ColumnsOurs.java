package app.evenkeel.bench;

import app.evenkeel.analytics.column.DailyColumns;
import app.evenkeel.analytics.column.MoveColumns;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.TimeWeightedReturn;
import app.evenkeel.analytics.performance.ValuedDays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Workload W2 from primitive columns: ten years of daily values of 200 symbols and 99,000 trades,
 * and their time-weighted return. What is timed begins with the trades as columns, in the order of
 * the file, and ends with the return.
 */
final class ColumnsOurs {
    private static final int SYMBOLS = 200;
    private static final int WARM = 200;
    private static final int TIMED = 101;

    private final long[] days;
    private final double[][] worth;
    private final int[] day;
    private final int[] symbol;
    private final double[] units;
    private final double[] cash;
    private final double[] deposits;

    private ColumnsOurs(Path folder) throws IOException {
        List<String> prices = Files.readAllLines(folder.resolve("prices.csv"));
        int size = (prices.size() - 1) / SYMBOLS;
        days = new long[size];
        worth = new double[SYMBOLS + 1][size];
        Arrays.fill(worth[SYMBOLS], 1);
        for (int i = 0; i < size * SYMBOLS; i++) {
            String[] cells = prices.get(i + 1).split(",", -1);
            days[i / SYMBOLS] = LocalDate.parse(cells[0]).toEpochDay();
            worth[i % SYMBOLS][i / SYMBOLS] = Double.parseDouble(cells[2]);
        }
        List<String> trades =
                new LinkedHashSet<>(Files.readAllLines(folder.resolve("trades_100k.csv")))
                        .stream().skip(1).toList();
        day = new int[trades.size()];
        symbol = new int[day.length];
        units = new double[day.length];
        cash = new double[day.length];
        for (int i = 0; i < day.length; i++) {
            String[] cells = trades.get(i).split(",", -1);
            day[i] = dayOf(cells[0].substring(0, 10));
            symbol[i] = Integer.parseInt(cells[2].substring(3));
            int sign = cells[3].equals("BUY") ? 1 : -1;
            units[i] = sign * Double.parseDouble(cells[4]);
            cash[i] = -units[i] * Double.parseDouble(cells[5]) - Double.parseDouble(cells[6]);
        }
        deposits = new double[size];
        for (String line : Files.readAllLines(folder.resolve("deposits.csv"))) {
            String[] cells = line.split(",", -1);
            if (!cells[0].equals("date")) {
                deposits[dayOf(cells[0])] += Double.parseDouble(cells[2]);
            }
        }
    }

    private int dayOf(String text) {
        return Arrays.binarySearch(days, LocalDate.parse(text).toEpochDay());
    }

    private double[] values() {
        MoveColumns moves = new MoveColumns(2 * day.length + deposits.length);
        for (int i = 0; i < day.length; i++) {
            moves.add(day[i], symbol[i], units[i]);
            moves.add(day[i], SYMBOLS, cash[i]);
        }
        for (int i = 0; i < deposits.length; i++) {
            if (deposits[i] != 0) {
                moves.add(i, SYMBOLS, deposits[i]);
            }
        }
        return DailyColumns.values(moves, worth, days.length);
    }

    private double timeWeighted(double[] values) {
        return TimeWeightedReturn.of(
                        ValuedDays.ofNet(0, days, values, deposits), FlowTiming.ALL_AT_START)
                .total();
    }

    private void check() {
        double[] values = values();
        same(500_000_209.8380, values[0]);
        same(565_370_349.4001, values[1_000]);
        same(584_950_581.6481, values[values.length - 1]);
        same(0.05347170673037249, timeWeighted(values));
    }

    private static void same(double expected, double actual) {
        if (Math.abs(actual - expected) > Math.abs(expected) * 1e-9) {
            throw new IllegalStateException("wrong: " + actual + " for " + expected);
        }
    }

    static void main(String[] arguments) throws IOException {
        ColumnsOurs columns = new ColumnsOurs(Path.of(arguments[0]));
        columns.check();
        double sum = 0;
        for (int i = 0; i < WARM; i++) {
            sum += columns.timeWeighted(columns.values());
        }
        double[] seconds = new double[TIMED];
        for (int i = 0; i < TIMED; i++) {
            long start = System.nanoTime();
            sum += columns.timeWeighted(columns.values());
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        same(0.05347170673037249 * (WARM + TIMED), sum);
        Arrays.sort(seconds);
        Stopwatch.print("columns", seconds[TIMED / 2]);
        Stopwatch.print("columns-least", seconds[0]);
    }
}
