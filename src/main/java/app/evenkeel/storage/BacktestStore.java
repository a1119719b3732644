package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.storage.row.Utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The caller's backtests and sweeps that were kept. What they say is text here and nothing more.
 */
public final class BacktestStore {
    /** What was kept. */
    public enum Kind {
        RUN,
        SWEEP
    }

    /**
     * One of them, without its result.
     *
     * @param config what was asked for, as JSON
     * @param dataDigest of the prices, 64 hex digits
     * @param resultDigest likewise of what came of it
     * @param finalValue of a sweep, that of its best trial
     */
    public record Saved(
            long id,
            Kind kind,
            String name,
            Instant savedAt,
            String config,
            String dataDigest,
            String resultDigest,
            double finalValue) {
        Saved withId(long other) {
            return new Saved(
                    other, kind, name, savedAt, config, dataDigest, resultDigest, finalValue);
        }
    }

    /**
     * Adds one.
     *
     * @param saved its id does not matter
     * @param result as JSON
     * @return the same with its id
     */
    public Saved insert(Tx tx, Caller caller, Saved saved, String result) {
        tx.checkMayWrite(caller);
        Saved stored = saved.withId(tx.nextId("backtest_run"));
        tx.execute(
                "insert into backtest_run (id, owner_id, kind, name, saved_at, config,"
                        + " data_digest, result_digest, final_value, result)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                stored.id(),
                caller.user().value(),
                stored.kind().name(),
                stored.name(),
                Utc.stored(stored.savedAt()),
                stored.config(),
                stored.dataDigest(),
                stored.resultDigest(),
                stored.finalValue(),
                result);
        return stored;
    }

    /** All of a kind, the newest first. */
    public List<Saved> findAll(Tx tx, Caller caller, Kind kind) {
        List<Saved> found = new ArrayList<>();
        tx.forEach(
                "select id, kind, name, saved_at, config, data_digest, result_digest, final_value"
                        + " from backtest_run where owner_id = ? and kind = ? order by id desc",
                row -> found.add(saved(row)),
                caller.user().value(),
                kind.name());
        return found;
    }

    public Optional<Saved> find(Tx tx, Caller caller, Kind kind, long id) {
        return findAll(tx, caller, kind).stream().filter(each -> each.id() == id).findFirst();
    }

    /** What came of one, as JSON; empty if there is no such one. */
    public Optional<String> result(Tx tx, Caller caller, long id) {
        List<String> found = new ArrayList<>();
        tx.forEach(
                "select result from backtest_run where owner_id = ? and id = ?",
                row -> found.add(row.getString(1)),
                caller.user().value(),
                id);
        return found.stream().findFirst();
    }

    /**
     * Gives one another name.
     *
     * @return whether there is such a one
     */
    public boolean rename(Tx tx, Caller caller, long id, String name) {
        tx.checkMayWrite(caller);
        return tx.execute(
                        "update backtest_run set name = ? where owner_id = ? and id = ?",
                        name,
                        caller.user().value(),
                        id)
                == 1;
    }

    /**
     * Removes one.
     *
     * @return whether there was such a one
     */
    public boolean delete(Tx tx, Caller caller, long id) {
        tx.checkMayWrite(caller);
        return tx.execute(
                        "delete from backtest_run where owner_id = ? and id = ?",
                        caller.user().value(),
                        id)
                == 1;
    }

    private static Saved saved(ResultSet row) throws SQLException {
        return new Saved(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                JobStore.instant(row, "saved_at"),
                row.getString("config"),
                row.getString("data_digest"),
                row.getString("result_digest"),
                row.getDouble("final_value"));
    }
}
