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
    private final MarketBounds bounds;
    private final MarketProblems problems;
    private final Map<LocalDate, Long> lines = new HashMap<>();
    private long rows;
    private long refused;

    private RateRows(
            List<@Nullable CurrencyCode> currencies,
            DayCells days,
            MarketBounds bounds,
            MarketProblems problems) {
        this.currencies = currencies;
        this.days = days;
        this.bounds = bounds;
        this.problems = problems;
    }

    /** Whether a row is the header of daily rates. */
    static boolean isHeader(List<String> words) {
        return currencies(words) != null;
    }

    /** A collector for the header, or {@code null} if it is not one of daily rates. */
    static @Nullable RateRows of(
            List<String> header, DayCells days, MarketBounds bounds, MarketProblems problems) {
        List<@Nullable CurrencyCode> currencies = currencies(header);
        return currencies == null ? null : new RateRows(currencies, days, bounds, problems);
    }

    private static @Nullable List<@Nullable CurrencyCode> currencies(List<String> header) {
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
        return named >= MIN_CURRENCIES && hasDollar ? currencies : null;
    }

    void add(CsvRow row) {
        rows++;
        String dayCell = row.cells().getFirst().strip();
        LocalDate day = days.day(dayCell);
        if (day == null) {
            refused++;
            problems.add(RowProblem.rejected(row.line(), "Date", days.refusal(dayCell), dayCell));
            return;
        }
        boolean taken = false;
        boolean bad = false;
        int width = Math.min(currencies.size(), row.cells().size() - 1);
        for (int index = 0; index < width; index++) {
            CurrencyCode currency = currencies.get(index);
            String text = row.cells().get(index + 1).strip();
            if (currency == null || text.isEmpty() || text.equals("N/A")) {
                continue;
            }
            BigDecimal rate = NumberText.POINT.parse(text);
            if (rate == null || rate.signum() <= 0) {
                bad = true;
                problems.add(
                        RowProblem.rejected(
                                row.line(), currency.value(), ProblemCode.BAD_NUMBER, text));
            } else {
                taken = true;
                bounds.values(1);
                rates.add(new FxRate(PIVOT, currency, rate, day));
            }
        }
        if (taken) {
            lines.put(day, row.line());
            bounds.days(lines.size());
        } else if (bad) {
            refused++;
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

    RateReading reading() {
        return new RateReading(
                LAYOUT,
                rows + problems.damagedRows(),
                refused + problems.damagedRows(),
                lines,
                rates,
                problems.kept());
    }
}
