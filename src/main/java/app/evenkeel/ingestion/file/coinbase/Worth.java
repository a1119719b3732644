package app.evenkeel.ingestion.file.coinbase;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What a row of Coinbase's report says about value, signs left out.
 *
 * @param price of one unit, or {@code null} if not said
 * @param total with fees and spread, or {@code null} if not said
 * @param fee fees and spread, or {@code null} if not said
 */
record Worth(
        CurrencyCode currency,
        @Nullable BigDecimal price,
        @Nullable BigDecimal total,
        @Nullable BigDecimal fee) {
    private static final String PRICE = "Price at Transaction|Spot Price at Transaction";
    private static final String TOTAL =
            "Total (inclusive of fees and/or spread)|Total (inclusive of fees)";
    private static final String FEE = "Fees and/or Spread|Fees";
    private static final String OLDEST_PRICE = " Spot Price at Transaction";

    static Worth of(RowCells cells) {
        if (cells.has("Price Currency|Spot Price Currency")) {
            return new Worth(
                    cells.currency("Price Currency|Spot Price Currency"),
                    unsigned(cells, PRICE),
                    unsigned(cells, TOTAL),
                    unsigned(cells, FEE));
        }
        // The oldest layout has the currency in its headings: "EUR Spot Price at Transaction".
        String code =
                cells.columns().names().stream()
                        .filter(name -> name.endsWith(OLDEST_PRICE))
                        .map(name -> name.substring(0, name.length() - OLDEST_PRICE.length()))
                        .findFirst()
                        .orElseThrow(
                                () -> cells.refusal("Price Currency", ProblemCode.VALUE_MISSING));
        return new Worth(
                CurrencyCode.of(code),
                unsigned(cells, code + OLDEST_PRICE),
                unsigned(cells, code + " Total (inclusive of fees)"),
                unsigned(cells, code + " Fees"));
    }

    /** The total of a row that cannot do without. */
    BigDecimal needed(RowCells cells) {
        if (total == null) {
            throw cells.refusal(TOTAL, ProblemCode.VALUE_MISSING);
        }
        return total;
    }

    private static @Nullable BigDecimal unsigned(RowCells cells, String column) {
        BigDecimal value = cells.optionalDecimal(column);
        return value == null ? null : value.abs();
    }
}
