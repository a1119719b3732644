package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose prices are wanted and since when, and what was asked for before. What is wanted is the
 * caller's; what was asked is shared, as the prices are.
 */
public final class PriceNeedStore {
    /** Days from the first to the last, both of them included. */
    public record Days(LocalDate first, LocalDate last) {
        /** Whether all of those days are among these. */
        public boolean contain(Days other) {
            return !other.first.isBefore(first) && !other.last.isAfter(last);
        }
    }

    /** The UTC days between which each asset moved in the caller's ledger. */
    public Map<AssetId, Days> moved(Tx tx, Caller caller) {
        Map<AssetId, Days> found = new HashMap<>();
        for (String column : List.of("asset_in", "asset_out")) {
            tx.forEach(
                    "select "
                            + column
                            + ", min(occurred_at), max(occurred_at) from ledger_transaction"
                            + " where owner_id = ? and "
                            + column
                            + " is not null group by "
                            + column,
                    row ->
                            found.merge(
                                    new AssetId(row.getLong(1)),
                                    new Days(
                                            row.getObject(2, LocalDateTime.class).toLocalDate(),
                                            row.getObject(3, LocalDateTime.class).toLocalDate()),
                                    PriceNeedStore::span),
                    caller.user().value());
        }
        return found;
    }

    private static Days span(Days one, Days other) {
        return new Days(
                one.first.isBefore(other.first) ? one.first : other.first,
                one.last.isAfter(other.last) ? one.last : other.last);
    }

    /** What the caller watches, compares a portfolio with or has a target for. */
    public Set<AssetId> wanted(Tx tx, Caller caller) {
        Set<AssetId> found = watched(tx, caller);
        for (String table : List.of("portfolio_benchmark", "target_allocation")) {
            tx.forEach(
                    "select asset_id from "
                            + table
                            + " where owner_id = ? and asset_id is not null",
                    row -> found.add(new AssetId(row.getLong(1))),
                    caller.user().value());
        }
        return found;
    }

    /** What the caller watches. */
    public Set<AssetId> watched(Tx tx, Caller caller) {
        Set<AssetId> found = new HashSet<>();
        tx.forEach(
                "select asset_id from watched_asset where owner_id = ?",
                row -> found.add(new AssetId(row.getLong(1))),
                caller.user().value());
        return found;
    }

    /** Begins or stops to watch an asset. */
    public void setWatched(Tx tx, Caller caller, AssetId asset, boolean watched) {
        tx.checkMayWrite(caller);
        tx.execute(
                watched
                        ? "merge into watched_asset (owner_id, asset_id) values (?, ?)"
                        : "delete from watched_asset where owner_id = ? and asset_id = ?",
                caller.user().value(),
                asset.value());
    }

    /** For each asset that is no longer held the days that were asked about. */
    public Map<AssetId, Days> askedPast(Tx tx) {
        Map<AssetId, Days> found = new HashMap<>();
        tx.forEach(
                "select asset_id, first_day, last_day from asked_past",
                row ->
                        found.put(
                                new AssetId(row.getLong(1)),
                                new Days(
                                        row.getObject(2, LocalDate.class),
                                        row.getObject(3, LocalDate.class))));
        return found;
    }

    /** Notes that the past of an asset was asked about. */
    public void saveAskedPast(Tx tx, AssetId asset, Days days) {
        tx.execute(
                "merge into asked_past (asset_id, first_day, last_day) values (?, ?, ?)",
                asset.value(),
                days.first,
                days.last);
    }

    /** The first day that a feed was asked about; {@code null} if it is not known. */
    public @Nullable LocalDate askedFrom(Tx tx, AssetId asset, String feed) {
        List<LocalDate> found = new ArrayList<>();
        tx.forEach(
                "select asked_from from asked_from where asset_id = ? and feed = ?",
                row -> found.add(row.getObject(1, LocalDate.class)),
                asset.value(),
                feed);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Notes that a feed was asked about a day and those after it. */
    public void saveAskedFrom(Tx tx, AssetId asset, String feed, LocalDate day) {
        LocalDate before = askedFrom(tx, asset, feed);
        if (before == null || day.isBefore(before)) {
            tx.execute(
                    "merge into asked_from (asset_id, feed, asked_from) values (?, ?, ?)",
                    asset.value(),
                    feed,
                    day);
        }
    }

    /** Forgets what was asked about an asset, as when it is asked for in another way. */
    public void forgetAsked(Tx tx, AssetId asset) {
        tx.execute("delete from asked_from where asset_id = ?", asset.value());
        tx.execute("delete from asked_past where asset_id = ?", asset.value());
    }
}
