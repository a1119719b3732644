package app.evenkeel.ingestion.file.statement;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A source's action words and what each means. Letter case and runs of blanks do not matter; a word
 * that ends in {@code *} stands for all that begin with it, and the longest that fits counts.
 * Immutable once built.
 *
 * @param <T> the meaning
 */
public final class Words<T> {
    private final Map<String, T> whole = new LinkedHashMap<>();
    private final Map<String, T> beginnings = new LinkedHashMap<>();

    /** Adds words of one meaning. */
    public Words<T> mean(T meaning, String... words) {
        for (String word : words) {
            if (word.endsWith("*")) {
                beginnings.put(plain(word.substring(0, word.length() - 1)), meaning);
            } else {
                whole.put(plain(word), meaning);
            }
        }
        return this;
    }

    /** The meaning of a text, or {@code null} if it is not known. */
    public @Nullable T find(String text) {
        String plain = plain(text);
        T exact = whole.get(plain);
        if (exact != null) {
            return exact;
        }
        T best = null;
        int length = -1;
        for (Map.Entry<String, T> each : beginnings.entrySet()) {
            if (each.getKey().length() > length && plain.startsWith(each.getKey())) {
                best = each.getValue();
                length = each.getKey().length();
            }
        }
        return best;
    }

    /** The meaning of a cell, which must not be blank; an unknown word refuses the row. */
    public T of(RowCells cells, String column) {
        T meaning = find(cells.required(column));
        if (meaning == null) {
            throw cells.refusal(column, ProblemCode.UNKNOWN_TYPE, cells.text(column));
        }
        return meaning;
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
