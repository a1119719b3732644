package app.evenkeel.ingestion.file;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The cells of one row under their column names. Names may list alternatives, as in {@link
 * Columns}. A getter without {@code optional} in its name refuses the row, by {@link CellProblem},
 * if the cell is absent; every getter refuses it if the cell holds something else than it should.
 */
public final class RowCells {
    private static final int ISO_DATE_LENGTH = 10;

    private final Columns columns;
    private final CsvRow row;
    private final NumberText numbers;

    public RowCells(Columns columns, CsvRow row, NumberText numbers) {
        this.columns = columns;
        this.row = row;
        this.numbers = numbers;
    }

    public CsvRow row() {
        return row;
    }

    public Columns columns() {
        return columns;
    }

    public boolean has(String column) {
        return columns.has(column);
    }

    /**
     * Refuses the row if it has fewer cells than the header, or more that are not blank.
     *
     * @param spare how many of the header's last columns may be missing
     */
    public void checkWidth(int spare) {
        List<String> cells = row.cells();
        int extra = columns.size();
        while (extra < cells.size() && cells.get(extra).isBlank()) {
            extra++;
        }
        if (cells.size() < columns.size() - spare || extra < cells.size()) {
            throw new CellProblem(
                    cells.size() < columns.size()
                            ? columns.name(cells.size())
                            : Integer.toString(columns.size() + 1),
                    ProblemCode.COLUMN_COUNT,
                    String.valueOf(columns.size()),
                    String.valueOf(cells.size()));
        }
    }

    /** Whether the row is the header once more, as where two exports were put together. */
    public boolean repeatsHeader() {
        return !columns.name(0).isEmpty()
                && text(columns.name(0)).equals(columns.name(0))
                && Header.of(columns.names()).is(row.cells());
    }

    /** The cell without blanks around it; empty if the column is not there. */
    public String text(String column) {
        return at(columns.index(column));
    }

    /** As {@link #text(String)}, for the {@code nth} column of a name that repeats, from 0. */
    public String text(String column, int nth) {
        return at(columns.index(column, nth));
    }

    /** The cell, which must not be blank. */
    public String required(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            throw refusal(column, ProblemCode.VALUE_MISSING);
        }
        return text;
    }

    /** Whether the cell is blank or a dash. */
    public boolean isAbsent(String column) {
        return NumberText.isAbsent(text(column));
    }

    public BigDecimal decimal(String column) {
        BigDecimal value = optionalDecimal(column);
        if (value == null) {
            throw refusal(column, ProblemCode.VALUE_MISSING);
        }
        return value;
    }

    /** The number, or {@code null} where the cell is blank or a dash. */
    public @Nullable BigDecimal optionalDecimal(String column) {
        String text = text(column);
        return NumberText.isAbsent(text) ? null : decimalIn(column, text);
    }

    /** The number, zero where the cell is blank or a dash: only where the source means that. */
    public BigDecimal decimalOrZero(String column) {
        BigDecimal value = optionalDecimal(column);
        return value == null ? BigDecimal.ZERO : value;
    }

    /** The number, which must be more than zero. */
    public BigDecimal positive(String column) {
        BigDecimal value = decimal(column);
        if (value.signum() <= 0) {
            throw refusal(column, ProblemCode.NOT_POSITIVE, text(column));
        }
        return value;
    }

    /** Reads a number out of a part of a cell. */
    public BigDecimal decimalIn(String column, String part) {
        BigDecimal value = numbers.parse(part);
        if (value == null) {
            throw refusal(column, ProblemCode.BAD_NUMBER, part);
        }
        return value;
    }

    public LocalDate date(String column, TimePattern... patterns) {
        return dateTime(column, patterns).toLocalDate();
    }

    /** The date, or {@code null} where the cell is blank or a dash. */
    public @Nullable LocalDate optionalDate(String column, TimePattern... patterns) {
        return isAbsent(column) ? null : date(column, patterns);
    }

    /**
     * The moment.
     *
     * @param zone what the source's times are in where the cell does not say that itself
     */
    public Instant time(String column, ZoneId zone, TimePattern... patterns) {
        return dateTime(column, patterns).atZone(zoneOf(column, zone)).toInstant();
    }

    /** UTC where the cell's time says so itself, else the other zone. */
    public ZoneId zoneOf(String column, ZoneId otherwise) {
        String text = text(column);
        boolean isUtc = text.endsWith("Z") || text.endsWith("UTC") || text.endsWith("+00:00");
        return isUtc ? ZoneOffset.UTC : otherwise;
    }

    public LocalDateTime dateTime(String column, TimePattern... patterns) {
        String text = required(column);
        for (TimePattern pattern : patterns) {
            LocalDateTime parsed = pattern.parse(text);
            if (parsed != null) {
                return parsed;
            }
        }
        // A workbook's dates are numbers, which are written like this whatever the source.
        LocalDateTime moment = isoMoment(text);
        if (moment == null) {
            throw refusal(column, ProblemCode.BAD_DATE, text);
        }
        return moment;
    }

    private static @Nullable LocalDateTime isoMoment(String text) {
        try {
            return text.length() == ISO_DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public CurrencyCode currency(String column) {
        String text = required(column);
        try {
            return CurrencyCode.of(text);
        } catch (IllegalArgumentException e) {
            throw refusal(column, ProblemCode.UNKNOWN_CURRENCY, text);
        }
    }

    /** What to throw to refuse the row because of this column. */
    public CellProblem refusal(String column, ProblemCode code, String... args) {
        int index = columns.index(column);
        return new CellProblem(index < 0 ? firstName(column) : columns.name(index), code, args);
    }

    private String at(int index) {
        if (index < 0 || index >= row.cells().size()) {
            return "";
        }
        String cell = row.cells().get(index);
        return (cell.indexOf('\uFEFF') < 0 ? cell : cell.replace("\uFEFF", "")).strip();
    }

    private static String firstName(String column) {
        int bar = column.indexOf('|');
        return bar < 0 ? column : column.substring(0, bar);
    }
}
