package app.evenkeel.portfolio.export;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * CSV that no spreadsheet takes for formulas and that goes back exactly: text is always in quotes,
 * and has an apostrophe before it where it begins with what a formula, or a guarded text, begins
 * with. Numbers are never quoted and never guarded, since they would be text then. What is absent
 * is nothing, an empty text is a pair of quotes.
 */
final class PlainCsv {
    private static final String GUARDED = "=+-@\t\r\n\0'";
    private static final int MOST_CELL = 1 << 24;

    private PlainCsv() {}

    static void text(StringBuilder out, @Nullable String text) {
        if (text == null) {
            return;
        }
        out.append('"');
        if (!text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0) {
            out.append('\'');
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c);
            if (c == '"') {
                out.append(c);
            }
        }
        out.append('"');
    }

    static void number(StringBuilder out, @Nullable String number) {
        if (number != null) {
            out.append(number);
        }
    }

    /** The next row; {@code null} after the last. */
    static @Nullable List<@Nullable String> read(Reader in) throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        List<@Nullable String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        while (true) {
            cell.setLength(0);
            boolean isText = c == '"';
            if (isText) {
                c = quoted(in, cell);
            } else {
                while (c != ',' && c != '\n' && c >= 0) {
                    append(cell, c);
                    c = in.read();
                }
                trimReturn(cell);
            }
            if (isText) {
                boolean isGuarded = !cell.isEmpty() && cell.charAt(0) == '\'';
                cells.add(isGuarded ? cell.substring(1) : cell.toString());
            } else {
                cells.add(cell.isEmpty() ? null : cell.toString());
            }
            if (c == '\r') {
                c = in.read();
            }
            if (c == '\n' || c < 0) {
                return cells;
            }
            if (c != ',') {
                throw new IOException("A comma was expected");
            }
            c = in.read();
        }
    }

    /** Reads to the closing quote; returns what follows it. */
    private static int quoted(Reader in, StringBuilder cell) throws IOException {
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("A quoted cell never ends");
            }
            if (c == '"') {
                int next = in.read();
                if (next != '"') {
                    return next;
                }
            }
            append(cell, c);
        }
    }

    private static void append(StringBuilder cell, int c) throws IOException {
        if (cell.length() >= MOST_CELL) {
            throw new IOException("A cell is too long");
        }
        cell.append((char) c);
    }

    private static void trimReturn(StringBuilder cell) {
        if (!cell.isEmpty() && cell.charAt(cell.length() - 1) == '\r') {
            cell.setLength(cell.length() - 1);
        }
    }
}
