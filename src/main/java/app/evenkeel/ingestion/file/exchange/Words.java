package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A source's words for kinds of record beside their meaning. Letter case, blanks, hyphens and
 * underscores do not matter, since sources change them from year to year. Immutable.
 */
public final class Words {
    public static final Words NONE = new Words(Map.of());

    private final Map<String, Meaning> meanings;

    private Words(Map<String, Meaning> meanings) {
        this.meanings = meanings;
    }

    /** These words and more. */
    public Words with(Meaning meaning, String... words) {
        Map<String, Meaning> more = new HashMap<>(meanings);
        for (String word : words) {
            more.put(plain(word), meaning);
        }
        return new Words(more);
    }

    public @Nullable Meaning find(String word) {
        return meanings.get(plain(word));
    }

    /** The meaning of the cell; a word that is not listed refuses the row. */
    public Meaning of(RowCells cells, String column) {
        String word = cells.required(column);
        Meaning meaning = find(word);
        if (meaning == null) {
            throw cells.refusal(column, ProblemCode.UNKNOWN_TYPE, word);
        }
        return meaning;
    }

    private static String plain(String word) {
        StringBuilder out = new StringBuilder(word.length());
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (!Character.isWhitespace(c) && c != '-' && c != '_') {
                out.append(c);
            }
        }
        return out.toString();
    }
}
