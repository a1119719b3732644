package app.evenkeel.portfolio;

import app.evenkeel.analytics.ledger.Postings;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The holdings that one statement lists, per account and asset over all tax accounts, and what the
 * transactions that are posted to it add up to at the statement's date. One thread.
 */
final class StatedHoldings {
    private final Map<Place, Sums> all = new LinkedHashMap<>();

    private record Place(AccountId account, AssetId asset) {}

    private static final class Sums {
        final long line;
        final LocalDate asOf;
        BigDecimal stated = BigDecimal.ZERO;
        BigDecimal derived = BigDecimal.ZERO;

        Sums(long line, LocalDate asOf) {
            this.line = line;
            this.asOf = asOf;
        }
    }

    /**
     * One line of the statement.
     *
     * @param line of the file, or 0 where it is not known any more
     */
    void state(AccountId account, AssetId asset, BigDecimal quantity, LocalDate asOf, long line) {
        Sums sums = all.computeIfAbsent(new Place(account, asset), _ -> new Sums(line, asOf));
        sums.stated = sums.stated.add(quantity);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void post(Transaction transaction) {
        if (isEmpty()) {
            return;
        }
        LocalDate day = transaction.head().date();
        AccountId account = transaction.head().account();
        Postings.forEach(
                transaction,
                (asset, change) -> {
                    Sums sums = all.get(new Place(account, asset));
                    if (sums != null && !day.isAfter(sums.asOf)) {
                        sums.derived = sums.derived.add(change);
                    }
                });
    }

    /** What is stated beside what was posted, in the order of the statement. */
    List<StatedLine> lines() {
        return all.entrySet().stream()
                .map(entry ->
                        new StatedLine(
                                entry.getKey().account(),
                                entry.getKey().asset(),
                                entry.getValue().stated,
                                entry.getValue().derived,
                                entry.getValue().asOf,
                                entry.getValue().line))
                .toList();
    }
}
