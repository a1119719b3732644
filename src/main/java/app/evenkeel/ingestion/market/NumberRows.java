package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects the rows of a file of days and numbers. Used by one thread. */
final class NumberRows {
    /** How statistics programs write that there is no number. */
    private static final Set<String> MISSING = Set.of("na", "n/a", "nan", "null", "none");

    private final List<String> names;
    private final DayCells days;
    private final List<NumberReading.Row> rows = new ArrayList<>();
    private final MarketBounds bounds;
    private final MarketProblems problems;

    private NumberRows(
            List<String> names, DayCells days, MarketBounds bounds, MarketProblems problems) {
        this.names = names;
        this.days = days;
        this.bounds = bounds;
        this.problems = problems;
    }

    /** Takes the first row as the header unless it begins with a day. */
    static NumberRows startingWith(
            CsvRow first, DayCells days, MarketBounds bounds, MarketProblems problems) {
        List<String> cells = first.cells();
        boolean header = !DayCells.isDay(cells.getFirst());
        List<String> words = cells.stream().skip(1).map(String::strip).toList();
        List<String> names = new ArrayList<>();
        for (int column = 1; column < cells.size(); column++) {
            String word = header ? cells.get(column).strip() : "";
            boolean named = !word.isEmpty() && Collections.frequency(words, word) == 1;
            names.add(named ? word : Integer.toString(column + 1));
        }
        NumberRows rows = new NumberRows(names, days, bounds, problems);
        if (!header) {
            rows.add(first);
        }
        return rows;
    }

    void add(CsvRow row) {
        List<String> cells = row.cells();
        if (cells.size() == 1 && cells.getFirst().isBlank()) {
            return;
        }
        String dayCell = cells.getFirst().strip();
        LocalDate day = days.day(dayCell);
        if (day == null) {
            problems.add(RowProblem.rejected(row.line(), "date", days.refusal(dayCell), dayCell));
            return;
        }
        List<@Nullable BigDecimal> numbers = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            numbers.add(number(row, i));
        }
        bounds.values(names.size());
        rows.add(new NumberReading.Row(row.line(), day, Collections.unmodifiableList(numbers)));
    }

    private @Nullable BigDecimal number(CsvRow row, int index) {
        String cell = index + 1 < row.cells().size() ? row.cells().get(index + 1).strip() : "";
        if (NumberText.isAbsent(cell) || MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
            return null;
        }
        boolean percent = cell.endsWith("%");
        BigDecimal number =
                NumberText.POINT.parse(percent ? cell.substring(0, cell.length() - 1) : cell);
        if (number == null) {
            problems.add(
                    RowProblem.rejected(
                            row.line(), names.get(index), ProblemCode.BAD_NUMBER, cell));
            return null;
        }
        return percent ? number.movePointLeft(2) : number;
    }

    NumberReading reading() {
        return new NumberReading(names, rows, problems.kept());
    }
}
