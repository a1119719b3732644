package app.evenkeel.ingestion.file.trading212;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Columns;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Where the years of Trading 212's export keep what. */
final class Columns212 {
    private static final int PENCE_DIGITS = 2;
    private static final List<String> FEES =
            List.of("Currency conversion fee", "Transaction fee", "Finra fee", "PTM levy");
    private static final List<String> DUTIES =
            List.of("Stamp duty", "Stamp duty reserve tax", "French transaction tax");

    private Columns212() {}

    /** What moved in the account's currency, signed as in the file. */
    record Total(BigDecimal amount, CurrencyCode currency) {
        private static final String WITH_CURRENCY = "Total (";

        static Total of(RowCells cells) {
            if (cells.has("Total")) {
                return new Total(cells.decimal("Total"), cells.currency("Currency (Total)"));
            }
            String column =
                    cells.columns().names().stream()
                            .filter(name -> name.startsWith(WITH_CURRENCY) && name.endsWith(")"))
                            .findFirst()
                            .orElseThrow(() -> cells.refusal("Total", ProblemCode.VALUE_MISSING));
            return new Total(
                    cells.decimal(column),
                    CurrencyCode.of(column.substring(WITH_CURRENCY.length(), column.length() - 1)));
        }
    }

    /** The price of one share as quoted; pence are made pounds. */
    record Quote(@Nullable BigDecimal price, CurrencyCode currency) {
        private static final String CURRENCY = "Currency (Price / share)";

        static Quote of(RowCells cells) {
            BigDecimal price = cells.optionalDecimal(Trading212Importer.PRICE);
            CurrencyCode quoted = cells.currency(CURRENCY);
            return quoted.isHundredth() && price != null
                    ? new Quote(price.movePointLeft(PENCE_DIGITS), quoted.major())
                    : new Quote(price, quoted.major());
        }
    }

    /**
     * The row with its cells under the right words. Some exports hold rows in the order of a later
     * year, with the note and the id directly after the name, under the header of an earlier one.
     */
    static RowCells aligned(RowCells cells) {
        Columns columns = cells.columns();
        int shares = columns.index(Trading212Importer.SHARES);
        int notes = columns.index("Notes");
        String price = cells.text(Trading212Importer.PRICE);
        boolean shifted =
                notes > shares + 1
                        && columns.index("ID") == notes + 1
                        && cells.isAbsent(Trading212Importer.SHARES)
                        && !price.isEmpty()
                        && NumberText.POINT.parse(price) == null;
        List<String> was = cells.row().cells();
        if (!shifted || was.size() < notes + 2) {
            return cells;
        }
        List<String> row = new ArrayList<>(was.subList(0, shares));
        row.addAll(was.subList(shares + 2, notes + 2));
        row.addAll(was.subList(shares, shares + 2));
        row.addAll(was.subList(notes + 2, was.size()));
        return new RowCells(
                columns,
                new CsvRow(cells.row().place(), cells.row().line(), row, cells.row().raw()),
                NumberText.POINT);
    }

    /** Charges inside the total, as far as stated in its currency; {@code null} if none is said. */
    static @Nullable BigDecimal fees(RowCells cells, CurrencyCode currency) {
        return sum(cells, FEES, currency);
    }

    /** Stamp duty and its kin inside the total; {@code null} if none is said. */
    static @Nullable BigDecimal duties(RowCells cells, CurrencyCode currency) {
        return sum(cells, DUTIES, currency);
    }

    private static @Nullable BigDecimal sum(
            RowCells cells, List<String> names, CurrencyCode currency) {
        BigDecimal sum = null;
        for (String name : names) {
            String stated = cells.text("Currency (" + name + ")");
            BigDecimal value = cells.optionalDecimal(name + " (" + currency + ")|" + name);
            if (value != null && (stated.isEmpty() || stated.equals(currency.value()))) {
                sum = sum == null ? value.abs() : sum.add(value.abs());
            }
        }
        return sum;
    }
}
