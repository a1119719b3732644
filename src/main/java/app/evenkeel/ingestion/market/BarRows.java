package app.evenkeel.ingestion.market;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Collects the rows of one price file into the days of its assets. Used by one thread. */
final class BarRows {
    private static final int LEAN_SCALE = 4;

    /** What programs write for a number that they could not tell. */
    private static final Pattern NOT_A_NUMBER =
            Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

    private final PriceColumns columns;
    private final DayCells days;
    private final List<Closes> closes;
    private final Map<LocalDate, Long> lines = new HashMap<>();
    private final MarketBounds bounds;
    private final MarketProblems problems;
    private boolean fractions;
    private boolean repeats;
    private long rows;
    private long refused;

    /**
     * What one column says, by day.
     *
     * @param refused lines where it says nothing that can be read, if there are other columns
     */
    private record Closes(int index, Map<LocalDate, Candle> byDay, Set<Long> refused) {
        Closes(int index) {
            this(index, new TreeMap<>(), new HashSet<>());
        }
    }

    /**
     * @param closes the columns to read
     */
    BarRows(
            PriceColumns columns,
            DayCells days,
            List<Integer> closes,
            MarketBounds bounds,
            MarketProblems problems) {
        this.columns = columns;
        this.days = days;
        this.closes = closes.stream().map(Closes::new).toList();
        this.bounds = bounds;
        this.problems = problems;
    }

    void add(CsvRow row) {
        rows++;
        String dayCell = cell(row, 0);
        LocalDate day = columns.unixTime() ? DayCells.unixDay(dayCell) : days.day(dayCell);
        if (day == null) {
            refused++;
            reject(row, 0, days.refusal(dayCell), dayCell);
            return;
        }
        boolean taken = false;
        for (Closes column : closes) {
            Candle candle = candle(row, day, column);
            if (candle != null) {
                taken = true;
                if (column.byDay().put(day, candle) != null) {
                    noteRepeat(row, dayCell);
                } else {
                    bounds.values(1);
                }
            }
        }
        if (taken) {
            lines.put(day, row.line());
            bounds.days(lines.size());
        }
    }

    /** {@code null} if the row says nothing in that column that can be read. */
    private @Nullable Candle candle(CsvRow row, LocalDate day, Closes column) {
        String closeCell = cell(row, column.index());
        if (columns.gaps() ? isGap(closeCell) : closeCell.isEmpty()) {
            if (!columns.gaps()) {
                refuse(row, column, ProblemCode.VALUE_MISSING);
            }
            return null;
        }
        BigDecimal close = columns.numbers().parse(closeCell);
        if (close == null && !NOT_A_NUMBER.matcher(closeCell).matches()) {
            refuse(row, column, ProblemCode.BAD_NUMBER, closeCell);
            return null;
        }
        fractions |= closeCell.indexOf('.') >= 0 || hasPoint(row);
        return new Candle(
                day,
                number(row, columns.open()),
                number(row, columns.high()),
                number(row, columns.low()),
                close,
                number(row, columns.volume()),
                columns.adjustment(),
                columns.isWide() ? closeCell : String.join(",", row.cells()));
    }

    private void noteRepeat(CsvRow row, String dayCell) {
        if (!repeats) {
            repeats = true;
            problems.add(
                    RowProblem.note(
                            row.line(),
                            columns.word(0),
                            ProblemCode.BAD_VALUE,
                            dayCell,
                            "a day of its own; the last row of a day was taken"));
        }
    }

    PriceReading reading() {
        // Whole numbers throughout are the scaled prices of shares; a coin's have fractions.
        boolean scaled = columns.mayBeScaled() && !fractions;
        return new PriceReading(
                columns.layout(),
                rows + problems.damagedRows(),
                refused + problems.damagedRows(),
                lines,
                closes.stream()
                        .map(column ->
                                new PriceReading.Column(
                                        columns.word(column.index()),
                                        scaled
                                                ? column.byDay().values().stream()
                                                        .map(BarRows::unscaled)
                                                        .toList()
                                                : List.copyOf(column.byDay().values()),
                                        column.refused()))
                        .toList(),
                problems.kept());
    }

    private boolean hasPoint(CsvRow row) {
        return cell(row, columns.open()).indexOf('.') >= 0
                || cell(row, columns.high()).indexOf('.') >= 0
                || cell(row, columns.low()).indexOf('.') >= 0;
    }

    private static Candle unscaled(Candle candle) {
        return new Candle(
                candle.day(),
                unscaled(candle.open()),
                unscaled(candle.high()),
                unscaled(candle.low()),
                unscaled(candle.close()),
                candle.volume(),
                candle.adjustment(),
                candle.raw());
    }

    private static @Nullable BigDecimal unscaled(@Nullable BigDecimal value) {
        return value == null ? null : value.scaleByPowerOfTen(-LEAN_SCALE);
    }

    private @Nullable BigDecimal number(CsvRow row, int index) {
        return columns.numbers().parse(cell(row, index));
    }

    /** In a table of several assets one that is not traded has no number. */
    private static boolean isGap(String cell) {
        return NumberText.isAbsent(cell) || NOT_A_NUMBER.matcher(cell).matches();
    }

    /** A row of one column is lost with its cell; of several, others may have a use for it. */
    private void refuse(CsvRow row, Closes column, ProblemCode code, String... args) {
        reject(row, column.index(), code, args);
        if (closes.size() == 1) {
            refused++;
        } else {
            bounds.values(1);
            column.refused().add(row.line());
        }
    }

    private void reject(CsvRow row, int index, ProblemCode code, String... args) {
        problems.add(RowProblem.rejected(row.line(), columns.word(index), code, args));
    }

    private static String cell(CsvRow row, int index) {
        return index < 0 || index >= row.cells().size() ? "" : row.cells().get(index).strip();
    }
}
