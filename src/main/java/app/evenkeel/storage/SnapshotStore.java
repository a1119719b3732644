package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the caller's whole wealth was worth on days past, as it was known then. */
public final class SnapshotStore {
    /**
     * The value at the end of one day.
     *
     * @param total {@code null} where nothing could be valued
     * @param isComplete whether everything held could be valued
     * @param breakdown by asset, as JSON
     */
    public record TakenSnapshot(
            LocalDate takenOn,
            CurrencyCode currency,
            @Nullable BigDecimal total,
            boolean isComplete,
            String breakdown,
            Instant takenAt) {}

    /** Adds the value of a day, or replaces the one taken before in the same currency. */
    public void save(Tx tx, Caller caller, TakenSnapshot snapshot) {
        tx.checkMayWrite(caller);
        tx.execute(
                "merge into portfolio_snapshot (owner_id, taken_on, currency, total, is_complete,"
                        + " breakdown, taken_at) key (owner_id, taken_on, currency) values (?, ?,"
                        + " ?, ?, ?, ?, ?)",
                caller.user().value(),
                snapshot.takenOn(),
                snapshot.currency().value(),
                snapshot.total(),
                snapshot.isComplete(),
                snapshot.breakdown(),
                Utc.stored(snapshot.takenAt()));
    }

    /** All of them, by day. */
    public List<TakenSnapshot> findAll(Tx tx, Caller caller) {
        List<TakenSnapshot> found = new ArrayList<>();
        tx.forEach(
                "select * from portfolio_snapshot where owner_id = ? order by taken_on, currency",
                row -> {
                    BigDecimal total = row.getBigDecimal("total");
                    found.add(
                            new TakenSnapshot(
                                    row.getObject("taken_on", LocalDate.class),
                                    CurrencyCode.of(row.getString("currency")),
                                    total == null ? null : Stored.stripped(total),
                                    row.getBoolean("is_complete"),
                                    row.getString("breakdown"),
                                    JobStore.instant(row, "taken_at")));
                },
                caller.user().value());
        return found;
    }
}
