package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount with its currency in one cell: {@code $1,234.56}, {@code -€3}, {@code 89,162.28 SEK},
 * {@code USD 12.5}.
 *
 * @param currency {@code null} where the cell names none
 */
public record GluedMoney(BigDecimal amount, @Nullable CurrencyCode currency) {
    private static final Map<String, CurrencyCode> SIGNS =
            Map.of(
                    "$", CurrencyCode.USD,
                    "€", CurrencyCode.EUR,
                    "£", CurrencyCode.GBP,
                    "¥", CurrencyCode.JPY,
                    "zł", new CurrencyCode("PLN"),
                    "Kč", new CurrencyCode("CZK"));

    /** A sign of several currencies, which names none. */
    private static final String CROWN = "kr";

    private static final Pattern FORM =
            Pattern.compile(
                    "(?<sign>[-+\u2212]?)\\s*(?<before>[A-Z]{3}|[$€£¥])?\\s*"
                            + "(?<number>[-+\u2212(]?[0-9.][0-9.,'\\h]*\\)?)"
                            + "\\s*(?<after>[A-Z]{3}|[$€£¥]|zł|Kč|kr)?");

    /** The cell's money, or {@code null} where it is blank or a dash. */
    public static @Nullable GluedMoney in(RowCells cells, String column) {
        return in(cells, column, NumberText.POINT);
    }

    /** The cell's money, or {@code null} where it is blank or a dash. */
    public static @Nullable GluedMoney in(RowCells cells, String column, NumberText numbers) {
        if (cells.isAbsent(column)) {
            return null;
        }
        String text = cells.text(column);
        Matcher form = FORM.matcher(text);
        BigDecimal amount =
                form.matches() ? numbers.parse(form.group("sign") + form.group("number")) : null;
        if (amount == null) {
            // Accounting brackets around a currency sign, as in ($1,107.00).
            amount = numbers.parse(text);
        }
        if (amount == null) {
            throw cells.refusal(column, ProblemCode.BAD_NUMBER, text);
        }
        return new GluedMoney(amount, form.matches() ? currency(form) : null);
    }

    /** The currency of the first of these columns that names one. */
    public static @Nullable CurrencyCode currencyOf(RowCells cells, String... columns) {
        for (String column : columns) {
            GluedMoney money = in(cells, column);
            if (money != null && money.currency() != null) {
                return money.currency();
            }
        }
        return null;
    }

    private static @Nullable CurrencyCode currency(Matcher form) {
        String word = form.group("before") == null ? form.group("after") : form.group("before");
        if (word == null || word.equals(CROWN)) {
            return null;
        }
        CurrencyCode sign = SIGNS.get(word);
        return sign == null ? new CurrencyCode(word) : sign;
    }
}
