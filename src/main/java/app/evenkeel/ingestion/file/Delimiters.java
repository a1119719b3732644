package app.evenkeel.ingestion.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what stands between cells: comma, semicolon or tab. */
final class Delimiters {
    private static final char[] CANDIDATES = {',', ';', '\t'};

    private Delimiters() {}

    /** The candidate that cuts the most lines into the same, large number of cells. */
    static char find(List<String> lines) {
        String first = lines.getFirst();
        int mark = first.startsWith("\uFEFF") ? 1 : 0;
        if (first.startsWith("sep=", mark) && first.strip().length() == mark + 5) {
            return first.charAt(mark + 4);
        }
        char best = ',';
        int bestScore = 0;
        for (char candidate : CANDIDATES) {
            Map<Integer, Integer> linesByCount = new HashMap<>();
            for (String line : lines) {
                int count = count(line, candidate);
                if (count > 0) {
                    linesByCount.merge(count, 1, Integer::sum);
                }
            }
            int score =
                    linesByCount.entrySet().stream()
                            .mapToInt(entry -> entry.getKey() * entry.getValue())
                            .max()
                            .orElse(0);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static int count(String line, char delimiter) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                count++;
            }
        }
        return count;
    }
}
