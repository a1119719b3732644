package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.performance.FlowTable;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.MarketFiles;
import app.evenkeel.ingestion.market.NumberReading;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file of days and numbers that a command works on without a store, in the order of its days
 * whatever the order of its rows.
 */
final class NumberFile {
    private final String name;
    private final NumberReading reading;
    private final List<RowProblem> problems;

    private NumberFile(Path file) {
        this.name = String.valueOf(file.getFileName());
        this.reading = new MarketFiles().numbers(file, Progress.NONE);
        this.problems = new ArrayList<>(reading.problems());
    }

    /** Reads the file. Blocks. */
    static NumberFile read(Path file) {
        return new NumberFile(file);
    }

    List<String> columns() {
        return reading.names();
    }

    /**
     * The place of a column among {@link #columns()}.
     *
     * @param wanted its header's word or its number in the file, from 2; {@code null} for the first
     * @throws ParameterException if there is none such
     */
    int column(@Nullable String wanted, CommandLine command) {
        if (wanted == null) {
            return 0;
        }
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).equalsIgnoreCase(wanted.strip())) {
                return i;
            }
        }
        for (int i = 0; i < columns().size(); i++) {
            if (wanted.strip().equals(Integer.toString(i + 2))) {
                return i;
            }
        }
        throw new ParameterException(
                command,
                name
                        + " has no column \""
                        + wanted
                        + "\". Name one of: "
                        + String.join(", ", columns())
                        + ".");
    }

    /** The rows by day; of two rows of one day the second is left out and named. */
    List<NumberReading.Row> days() {
        TreeMap<LocalDate, NumberReading.Row> byDay = new TreeMap<>();
        for (NumberReading.Row row : reading.rows()) {
            if (byDay.putIfAbsent(row.day(), row) != null) {
                problems.add(
                        RowProblem.rejected(
                                row.line(),
                                "date",
                                ProblemCode.BAD_VALUE,
                                row.day().toString(),
                                "a day of its own"));
            }
        }
        return List.copyOf(byDay.values());
    }

    /**
     * The returns of columns on the days that have one in each of them.
     *
     * @param periodsPerYear P, or {@code null} to observe it
     * @return a series for each of them, all over the same days
     */
    List<ReturnSeries> returns(
            List<NumberReading.Row> rows, @Nullable Double periodsPerYear, int... columns) {
        List<NumberReading.Row> whole = rows.stream().filter(row -> hasAll(row, columns)).toList();
        long[] days = whole.stream().mapToLong(row -> row.day().toEpochDay()).toArray();
        double perYear =
                periodsPerYear == null ? ReturnSeries.observedPeriodsPerYear(days) : periodsPerYear;
        List<ReturnSeries> series = new ArrayList<>();
        for (int column : columns) {
            double[] returns = whole.stream().mapToDouble(row -> number(row, column)).toArray();
            series.add(new ReturnSeries(days, returns, perYear));
        }
        return series;
    }

    /**
     * Whether a column has no return that loses more than everything, as none can: the first is
     * named, since it may be meant in percent, and then the column as a whole is.
     */
    boolean arePossible(List<NumberReading.Row> rows, int column) {
        Optional<NumberReading.Row> impossible =
                rows.stream().filter(row -> number(row, column) < -1).findFirst();
        impossible.ifPresent(row ->
                problems.add(
                        RowProblem.rejected(
                                row.line(),
                                columns().get(column),
                                ProblemCode.BAD_VALUE,
                                String.valueOf(row.numbers().get(column)),
                                "a return as a fraction (-0.05 for a loss of five" + " percent)")));
        return impossible.isEmpty();
    }

    /** The first column as cash flows, by day. */
    FlowTable flows() {
        List<NumberReading.Row> rows =
                reading.rows().stream()
                        .filter(row -> hasAll(row, 0))
                        .sorted(Comparator.comparing(NumberReading.Row::day))
                        .toList();
        return new FlowTable(
                rows.stream().mapToLong(row -> row.day().toEpochDay()).toArray(),
                rows.stream().mapToDouble(row -> number(row, 0)).toArray());
    }

    /** NaN where there is no number. */
    static double number(NumberReading.Row row, int column) {
        BigDecimal number = row.numbers().get(column);
        return number == null ? Double.NaN : number.doubleValue();
    }

    /** Prints what was left out, and returns the exit code of a file that gives no figure. */
    int refuse(CommandContext context) {
        ProblemLines.print(context.err(), name, problems);
        return ExitCode.PARTLY;
    }

    /** Prints what was left out and returns the exit code. */
    int finish(CommandContext context) {
        ProblemLines.print(context.err(), name, problems);
        return problems.stream().anyMatch(RowProblem::rejected) ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private static boolean hasAll(NumberReading.Row row, int... columns) {
        for (int column : columns) {
            if (row.numbers().get(column) == null) {
                return false;
            }
        }
        return true;
    }
}
