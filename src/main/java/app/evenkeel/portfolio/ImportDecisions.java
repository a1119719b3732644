package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Transaction;

import java.util.Map;
import java.util.Set;

/**
 * What the user decided during a review; what is not named is done as usual. Each by file name.
 *
 * @param choices for each conflict's index, what to do about it
 * @param edits for each row's index, what to store in place of what the file says; under the ids of
 *     the reviewed import
 * @param restored indexes of rows that the user deleted once and wants back
 */
public record ImportDecisions(
        Map<String, Map<Integer, Conflict.Choice>> choices,
        Map<String, Map<Integer, Transaction>> edits,
        Map<String, Set<Integer>> restored) {
    /** Everything as usual. */
    public static final ImportDecisions NONE = new ImportDecisions(Map.of(), Map.of(), Map.of());

    public ImportDecisions {
        choices = Map.copyOf(choices);
        edits = Map.copyOf(edits);
        restored = Map.copyOf(restored);
    }

    /** Choices about conflicts only. */
    public static ImportDecisions of(Map<String, Map<Integer, Conflict.Choice>> choices) {
        return new ImportDecisions(choices, Map.of(), Map.of());
    }

    Map<Integer, Transaction> editsOf(String file) {
        return edits.getOrDefault(file, Map.of());
    }

    Set<Integer> restoredOf(String file) {
        return restored.getOrDefault(file, Set.of());
    }

    ImportDecisions withEdits(Map<String, Map<Integer, Transaction>> others) {
        return new ImportDecisions(choices, others, restored);
    }
}
