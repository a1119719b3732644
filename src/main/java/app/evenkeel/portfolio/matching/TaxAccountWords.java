package app.evenkeel.portfolio.matching;

import java.text.Normalizer;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether two words of one source can mean the same tax account: 特定 is part of 特定・一般. */
public final class TaxAccountWords {
    private TaxAccountWords() {}

    /** Nothing said contradicts nothing. */
    public static boolean agree(String one, String other) {
        Set<String> a = parts(one);
        Set<String> b = parts(other);
        return a.isEmpty() || b.isEmpty() || !Collections.disjoint(a, b);
    }

    private static Set<String> parts(String word) {
        String plain =
                Normalizer.normalize(word, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "");
        Set<String> parts = new HashSet<>();
        for (String part : List.of(plain.split("[・/、,]"))) {
            if (!part.isEmpty()) {
                parts.add(spelled(part));
            }
        }
        return parts;
    }

    /** NISA成長投資枠 is written Ｎ成長 elsewhere, つみたて also 積立. */
    private static String spelled(String part) {
        if (part.startsWith("n")) {
            if (part.contains("成長")) {
                return "n成長";
            }
            if (part.contains("つみたて") || part.contains("積立")) {
                return "n積立";
            }
        }
        return part.endsWith("口座") ? part.substring(0, part.length() - 2) : part;
    }
}
