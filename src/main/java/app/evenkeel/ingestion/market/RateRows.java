package app.evenkeel.ingestion.market;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects the rows of the European Central Bank's reference rates: one day a row, one currency a
 * column, units of it for one euro, {@code N/A} where there was no fixing.
 */
final class RateRows {
    private static final CurrencyCode PIVOT = CurrencyCode.EUR;
    static final String LAYOUT = "ecb-history";

    private static final int MIN_CURRENCIES = 2;

    private final List<@Nullable CurrencyCode> currencies;
    private final DayCells days;
    private final List<FxRate> rates = new ArrayList<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final Map<LocalDate, Long> lines = new HashMap<>();
    private long rows;

    private RateRows(List<@Nullable CurrencyCode> currencies, DayCells days) {
        this.currencies = currencies;
        this.days = days;
    }

    /** A collector for the header, or {@code null} if it is not one of daily rates. */
    static @Nullable RateRows of(List<String> header, DayCells days) {
        if (!header.getFirst().strip().toLowerCase(Locale.ROOT).equals("date")) {
            return null;
        }
        List<@Nullable CurrencyCode> currencies = new ArrayList<>();
        for (String word : header.subList(1, header.size())) {
            String code = word.strip();
            if (code.isEmpty()) {
                currencies.add(null);
            } else if (code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
                currencies.add(new CurrencyCode(code));
            } else {
                return null;
            }
        }
        long named = currencies.stream().filter(code -> code != null).count();
        boolean hasDollar = currencies.contains(CurrencyCode.USD);
        return named >= MIN_CURRENCIES && hasDollar ? new RateRows(currencies, days) : null;
    }

    void add(CsvRow row) {
        rows++;
        String dayCell = row.cells().getFirst().strip();
        LocalDate day = days.day(dayCell);
        if (day == null) {
            problems.add(RowProblem.rejected(row.line(), "Date", days.refusal(dayCell), dayCell));
            return;
        }
        lines.put(day, row.line());
        int width = Math.min(currencies.size(), row.cells().size() - 1);
        for (int index = 0; index < width; index++) {
            CurrencyCode currency = currencies.get(index);
            String text = row.cells().get(index + 1).strip();
            if (currency == null || text.isEmpty() || text.equals("N/A")) {
                continue;
            }
            BigDecimal rate = NumberText.POINT.parse(text);
            if (rate == null || rate.signum() <= 0) {
                problems.add(
                        RowProblem.rejected(
                                row.line(), currency.value(), ProblemCode.BAD_NUMBER, text));
            } else {
                rates.add(new FxRate(PIVOT, currency, rate, day));
            }
        }
        if (width < currencies.size() - 1) {
            problems.add(
                    RowProblem.note(
                            row.line(),
                            "",
                            ProblemCode.COLUMN_COUNT,
                            Integer.toString(currencies.size() + 1),
                            Integer.toString(row.cells().size())));
        }
    }

    RateReading reading(List<RowProblem> damaged) {
        problems.addAll(damaged);
        problems.sort(Comparator.comparingLong(RowProblem::line));
        return new RateReading(
                LAYOUT,
                rows + damaged.stream().filter(RowProblem::rejected).count(),
                lines,
                rates,
                problems);
    }
}
