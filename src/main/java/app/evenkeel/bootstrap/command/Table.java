package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ShownText;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Columns of text that line up in a terminal, where Chinese and Japanese signs are two cells wide.
 */
final class Table {
    /** Stands for what is not known. */
    private static final String UNKNOWN = "-";

    private final List<String> headers;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param headers one a column; a leading {@code >} sets the column to the right
     */
    Table(String... headers) {
        this.headers = List.of(headers);
    }

    void row(@Nullable Object... cells) {
        List<String> texts = new ArrayList<>(cells.length);
        for (Object cell : cells) {
            texts.add(cell == null ? UNKNOWN : ShownText.of(cell.toString()));
        }
        rows.add(texts);
    }

    void print(PrintStream out) {
        int columns = headers.size();
        int[] widths = new int[columns];
        List<String> titles =
                headers.stream().map(h -> h.startsWith(">") ? h.substring(1) : h).toList();
        for (int c = 0; c < columns; c++) {
            widths[c] = width(titles.get(c));
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], width(row.get(c)));
            }
        }
        out.println(line(titles, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    /** An amount with as many digits as its currency has. */
    static @Nullable String amount(@Nullable BigDecimal amount, CurrencyCode currency) {
        return amount == null
                ? null
                : grouped(amount.setScale(currency.fractionDigits(), RoundingMode.HALF_EVEN));
    }

    /** A quantity or price with the digits that it has, at most eight after the point. */
    static @Nullable String quantity(@Nullable BigDecimal quantity) {
        if (quantity == null) {
            return null;
        }
        return grouped(
                quantity.scale() > 8 ? quantity.setScale(8, RoundingMode.HALF_EVEN) : quantity);
    }

    /** The name, where it says more than the symbol beside it. */
    static String name(Asset asset) {
        return asset.name().equals(asset.symbol()) ? "" : asset.name();
    }

    static @Nullable String percent(@Nullable BigDecimal fraction) {
        return fraction == null
                ? null
                : grouped(fraction.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN)) + "%";
    }

    /** Cells of a terminal that a text takes. */
    static int width(String text) {
        return text.codePoints().map(c -> isMark(c) ? 0 : isWide(c) ? 2 : 1).sum();
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String cell = cells.get(c);
            String blanks = " ".repeat(widths[c] - width(cell));
            line.append(c == 0 ? "" : "  ");
            line.append(headers.get(c).startsWith(">") ? blanks + cell : cell + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static String grouped(BigDecimal value) {
        DecimalFormat format =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** The wide and fullwidth ranges of Unicode Standard Annex 11 that such files hold. */
    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0x303E)
                || (c >= 0x3041 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1F64F)
                || (c >= 0x20000 && c <= 0x3FFFD);
    }
}
