package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.ImportDecisions;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedRow;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was decided so far about the files under review, by their names. Used on the FX thread. */
final class ReviewDecisions {
    private final Map<String, Map<Integer, Conflict.Choice>> choices = new HashMap<>();
    private final Map<String, Map<Integer, Transaction>> edits = new HashMap<>();
    private final Map<String, Set<Integer>> restored = new HashMap<>();
    private final Set<String> withoutPrices = new HashSet<>();
    private final Map<String, String> columns = new HashMap<>();

    /** Forgets what was decided row by row, as other rows may stand there now. */
    void forgetRows() {
        choices.clear();
        edits.clear();
        restored.clear();
    }

    void clear() {
        forgetRows();
        withoutPrices.clear();
        columns.clear();
    }

    void choose(StagedFile file, Conflict conflict, Conflict.Choice choice) {
        choices.computeIfAbsent(file.fileName(), name -> new HashMap<>())
                .put(conflict.index(), choice);
    }

    Conflict.Choice choice(StagedFile file, Conflict conflict) {
        return choices.getOrDefault(file.fileName(), Map.of())
                .getOrDefault(conflict.index(), conflict.usual());
    }

    /** {@code null} takes the edit back. */
    void edit(StagedFile file, StagedRow row, @Nullable Transaction edited) {
        Map<Integer, Transaction> rows =
                edits.computeIfAbsent(file.fileName(), name -> new HashMap<>());
        if (edited == null) {
            rows.remove(row.index());
        } else {
            rows.put(row.index(), edited);
        }
    }

    @Nullable Transaction edited(StagedFile file, StagedRow row) {
        return edits.getOrDefault(file.fileName(), Map.of()).get(row.index());
    }

    void restore(StagedFile file, StagedRow row, boolean back) {
        Set<Integer> indexes = restored.computeIfAbsent(file.fileName(), name -> new HashSet<>());
        if (back) {
            indexes.add(row.index());
        } else {
            indexes.remove(row.index());
        }
    }

    Set<Integer> restored(StagedFile file) {
        return restored.getOrDefault(file.fileName(), Set.of());
    }

    void takePrices(StagedFile file, boolean take) {
        if (take) {
            withoutPrices.remove(file.fileName());
        } else {
            withoutPrices.add(file.fileName());
        }
    }

    /** Whether the prices of the file are taken over; they are unless the user says otherwise. */
    boolean takesPrices(StagedFile file) {
        return file.hasPrices() && !withoutPrices.contains(file.fileName());
    }

    /** The column of a file of prices that is looked at; empty until one was chosen. */
    String columnOf(StagedFile file) {
        return columns.getOrDefault(file.fileName(), "");
    }

    void look(StagedFile file, String column) {
        columns.put(file.fileName(), column);
    }

    /** Transactions that applying would add to or replace in the ledger. */
    long count(StagedFile file) {
        return file.added()
                + restored(file).size()
                + file.conflicts().stream()
                        .filter(c -> choice(file, c) != Conflict.Choice.KEEP_STORED)
                        .count();
    }

    /** As the import service takes them. */
    ImportDecisions asDecided() {
        Map<String, Map<Integer, Conflict.Choice>> chosen = new HashMap<>();
        choices.forEach((file, byIndex) -> chosen.put(file, Map.copyOf(byIndex)));
        Map<String, Map<Integer, Transaction>> edited = new HashMap<>();
        edits.forEach((file, byIndex) -> edited.put(file, Map.copyOf(byIndex)));
        Map<String, Set<Integer>> back = new HashMap<>();
        restored.forEach((file, indexes) -> back.put(file, Set.copyOf(indexes)));
        return new ImportDecisions(chosen, edited, back);
    }
}
