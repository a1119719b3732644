package app.evenkeel.storage;

import java.util.List;
import java.util.Set;

/** Finds what nothing refers to, by one pass over each table that might. */
final class Unused {
    private Unused() {}

    /**
     * Takes out of {@code ids} all that a query answers with, in any of its columns; stops as soon
     * as none is left. Queries are over all owners, since what another owner uses is used.
     */
    static void remove(Tx tx, Set<Long> ids, List<String> queries) {
        for (String query : queries) {
            if (!ids.isEmpty()) {
                removeUsed(tx, ids, query);
            }
        }
    }

    private static void removeUsed(Tx tx, Set<Long> ids, String query) {
        tx.forEachWhile(
                query,
                row -> {
                    int columns = row.getMetaData().getColumnCount();
                    for (int i = 1; i <= columns; i++) {
                        ids.remove(row.getLong(i));
                    }
                    return !ids.isEmpty();
                });
    }
}
