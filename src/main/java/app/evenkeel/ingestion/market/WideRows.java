package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects the rows of a file with a column of closes for each asset. Used by one thread. */
final class WideRows {
    private final List<String> names;
    private final int[] columns;
    private final NumberText numbers;
    private final DayCells days;
    private final SortedMap<LocalDate, WideReading.Row> byDay = new TreeMap<>();
    private final MarketBounds bounds;
    private final MarketProblems problems;

    WideRows(PriceColumns header, DayCells days, MarketBounds bounds, MarketProblems problems) {
        List<String> found = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int c = 1; c < header.header().size(); c++) {
            if (!header.word(c).isEmpty()) {
                found.add(header.word(c));
                at.add(c);
            }
        }
        if (new LinkedHashSet<>(found).size() < found.size()) {
            // Two columns of one name cannot both be meant.
            throw new EvenkeelException(
                    Problem.of(ProblemCode.COLUMN_NEEDED, String.join(", ", found)));
        }
        this.numbers = header.numbers();
        this.days = days;
        this.bounds = bounds;
        this.problems = problems;
        this.names = List.copyOf(found);
        this.columns = at.stream().mapToInt(Integer::intValue).toArray();
    }

    void add(CsvRow row) {
        String dayCell = row.cells().getFirst().strip();
        LocalDate day = days.day(dayCell);
        if (day == null) {
            problems.add(RowProblem.rejected(row.line(), "date", days.refusal(dayCell), dayCell));
            return;
        }
        List<@Nullable BigDecimal> closes = new ArrayList<>(columns.length);
        for (int a = 0; a < columns.length; a++) {
            closes.add(close(row, a));
        }
        WideReading.Row read = new WideReading.Row(day, Collections.unmodifiableList(closes));
        if (byDay.put(day, read) != null) {
            problems.add(
                    RowProblem.note(
                            row.line(),
                            "date",
                            ProblemCode.BAD_VALUE,
                            dayCell,
                            "a day of its own; the last row of a day was taken"));
        } else {
            bounds.values(columns.length);
            bounds.days(byDay.size());
        }
    }

    private @Nullable BigDecimal close(CsvRow row, int asset) {
        int column = columns[asset];
        String cell = column < row.cells().size() ? row.cells().get(column).strip() : "";
        if (NumberText.isAbsent(cell)) {
            return null;
        }
        BigDecimal close = numbers.parse(cell);
        if (close == null || close.signum() <= 0) {
            ProblemCode code = close == null ? ProblemCode.BAD_NUMBER : ProblemCode.NOT_POSITIVE;
            problems.add(RowProblem.rejected(row.line(), names.get(asset), code, cell));
            return null;
        }
        return close;
    }

    WideReading reading() {
        return new WideReading(names, List.copyOf(byDay.values()), problems.kept());
    }
}
