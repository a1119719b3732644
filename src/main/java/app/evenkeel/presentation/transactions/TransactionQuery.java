package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows to show and in which order. {@code null} stands for all.
 *
 * @param words that a row must contain, in any order
 * @param after only days after this one
 */
record TransactionQuery(
        String words,
        @Nullable TransactionType type,
        @Nullable AccountId account,
        @Nullable AssetId asset,
        @Nullable LocalDate after,
        Scope scope,
        TransactionColumn column,
        boolean descending) {
    static final TransactionQuery ALL =
            new TransactionQuery(
                    "", null, null, null, null, Scope.ALL, TransactionColumn.DATE, true);

    /** How many rows between two looks at whether to stop. */
    private static final int STRIDE = 4096;

    TransactionQuery withWords(String value) {
        return new TransactionQuery(value, type, account, asset, after, scope, column, descending);
    }

    TransactionQuery withType(@Nullable TransactionType value) {
        return new TransactionQuery(words, value, account, asset, after, scope, column, descending);
    }

    TransactionQuery withAccount(@Nullable AccountId value) {
        return new TransactionQuery(words, type, value, asset, after, scope, column, descending);
    }

    TransactionQuery withAsset(@Nullable AssetId value) {
        return new TransactionQuery(words, type, account, value, after, scope, column, descending);
    }

    TransactionQuery within(@Nullable LocalDate start, Scope part) {
        return new TransactionQuery(words, type, account, asset, start, part, column, descending);
    }

    TransactionQuery sortedBy(TransactionColumn value, boolean isDescending) {
        return new TransactionQuery(words, type, account, asset, after, scope, value, isDescending);
    }

    /** Runs over all rows; stops when the user has typed on. */
    List<TransactionRow> run(List<TransactionRow> rows, Progress progress) {
        String[] parts =
                words.isBlank() ? new String[0] : TransactionRow.folded(words).split("\\s+", -1);
        List<TransactionRow> found = new ArrayList<>();
        int seen = 0;
        for (TransactionRow row : rows) {
            if (++seen % STRIDE == 0) {
                progress.checkCancelled();
            }
            if (matches(row, parts)) {
                found.add(row);
            }
        }
        progress.checkCancelled();
        TransactionRow[] sorted = found.toArray(TransactionRow[]::new);
        Arrays.sort(sorted, column.order(descending));
        return List.of(sorted);
    }

    private boolean matches(TransactionRow row, String[] parts) {
        if (type != null && row.type() != type) {
            return false;
        }
        if (account != null && !row.accountId().equals(account)) {
            return false;
        }
        if (asset != null && !row.concerns(asset)) {
            return false;
        }
        if (after != null && !row.transaction().head().date().isAfter(after)) {
            return false;
        }
        if (row.asset() != null && !scope.contains(row.accountId(), row.asset())) {
            return false;
        }
        for (String part : parts) {
            if (!row.searchText().contains(part)) {
                return false;
            }
        }
        return true;
    }
}
