package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A quantity of an asset.
 *
 * @param quantity of either sign
 */
public record Units(AssetRef asset, BigDecimal quantity) {
    /** A cell of a number and a symbol, with or without a blank between: {@code 0.001BTC}. */
    public static Units of(RowCells cells, String column) {
        String text = cells.required(column);
        int end = 0;
        while (end < text.length() && isNumber(text.charAt(end))) {
            end++;
        }
        // A symbol may begin with a digit, but then a blank stands before it: "5 1INCH".
        int blank = text.indexOf(' ');
        if (blank > 0 && blank < end) {
            end = blank;
        }
        String symbol = text.substring(end).strip();
        if (symbol.isEmpty()) {
            throw cells.refusal(column, ProblemCode.BAD_VALUE, text, "a number and a symbol");
        }
        return new Units(Coins.of(symbol), cells.decimalIn(column, text.substring(0, end)));
    }

    /** As {@link #of(RowCells, String)}; {@code null} where the cell is blank or a dash. */
    public static @Nullable Units optional(RowCells cells, String column) {
        return cells.isAbsent(column) ? null : of(cells, column);
    }

    /** The number of a cell that may or may not repeat the symbol of what it counts. */
    public static BigDecimal number(RowCells cells, String column, String symbol) {
        String text = cells.required(column);
        boolean glued =
                text.toUpperCase(Locale.ROOT).endsWith(symbol.toUpperCase(Locale.ROOT))
                        && !symbol.isEmpty();
        return cells.decimalIn(
                column, glued ? text.substring(0, text.length() - symbol.length()).strip() : text);
    }

    private static boolean isNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+' || c == ' ';
    }
}
