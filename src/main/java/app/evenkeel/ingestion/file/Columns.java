package app.evenkeel.ingestion.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a file's columns are, by the words of its header. Words are compared without blanks, letter
 * case, byte-order marks and the difference between full-width and half-width characters. A name
 * may list alternatives, the older or other-language spellings, as in {@code "Time|Date"}; the
 * first that is there counts. Used by one thread.
 */
public final class Columns {
    private final List<String> header;
    private final Map<String, List<Integer>> byWord = new HashMap<>();
    private final Map<String, Integer> found = new HashMap<>();

    public Columns(List<String> header) {
        this.header = header.stream().map(cell -> cell.replace("\uFEFF", "").strip()).toList();
        for (int i = 0; i < header.size(); i++) {
            byWord.computeIfAbsent(word(header.get(i)), key -> new ArrayList<>()).add(i);
        }
    }

    public boolean has(String name) {
        return index(name) >= 0;
    }

    /** Where the column is, from 0; -1 if it is not there. A name that repeats is its first. */
    public int index(String name) {
        Integer known = found.get(name);
        if (known != null) {
            return known;
        }
        int index = -1;
        for (String alternative : name.split("\\|", -1)) {
            List<Integer> at = byWord.get(word(alternative));
            if (at != null) {
                index = at.getFirst();
                break;
            }
        }
        found.put(name, index);
        return index;
    }

    /** Whether a column is called by this word, as {@link #word} makes it comparable. */
    boolean hasWord(String word) {
        return byWord.containsKey(word);
    }

    /** Where the {@code nth} column of a repeated name is, both from 0; -1 if it is not there. */
    public int index(String name, int nth) {
        List<Integer> at = byWord.getOrDefault(word(name), List.of());
        return nth < at.size() ? at.get(nth) : -1;
    }

    /** The header's own spelling. */
    public String name(int index) {
        return index >= 0 && index < header.size() ? header.get(index) : "";
    }

    public List<String> names() {
        return header;
    }

    public int size() {
        return header.size();
    }

    /** A text as it is compared: NFKC, lower case, no blanks. */
    static String word(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return anyWord(text);
            }
            if (c > ' ') {
                out.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            }
        }
        return out.toString();
    }

    private static String anyWord(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder(plain.length());
        plain.chars()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xFEFF)
                .forEach(c -> out.append((char) c));
        return out.toString();
    }
}
