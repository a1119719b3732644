package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.order.LeftOut;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunClosing;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the caller's runs come from, what their plans left out, and how they were closed. */
public final class RunOriginStore {
    /** Adds that of a run which was just stored. */
    public void insert(Tx tx, Caller caller, RebalanceRun run, RunOrigin origin) {
        tx.checkMayWrite(caller);
        PlanEstimate estimate = origin.estimate();
        tx.execute(
                "insert into rebalance_origin (run_id, owner_id, mode, portfolio_id, due_at, total,"
                        + " drift_before, drift_after, best_drift, cost, tax, turnover, flow) values"
                        + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                owner(caller),
                run.mode().name(),
                origin.portfolio() == null ? null : origin.portfolio().value(),
                stored(origin.dueAt()),
                estimate == null ? null : estimate.total(),
                estimate == null ? null : estimate.driftBefore(),
                estimate == null ? null : estimate.driftAfter(),
                estimate == null ? null : estimate.bestDrift(),
                estimate == null ? null : estimate.cost(),
                estimate == null ? null : estimate.tax(),
                estimate == null ? null : estimate.turnover(),
                origin.flow());
        int number = 0;
        for (LeftOut each : origin.leftOut()) {
            tx.execute(
                    "insert into rebalance_left_out (run_id, number, owner_id, mode, account,"
                            + " symbol, side, amount, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    run.id(),
                    ++number,
                    owner(caller),
                    run.mode().name(),
                    each.account(),
                    each.symbol(),
                    each.side().name(),
                    each.value(),
                    each.why());
        }
    }

    /** That of a run; empty for a run from before there were any. */
    public Optional<RunOrigin> find(Tx tx, Caller caller, long run) {
        List<LeftOut> leftOut = new ArrayList<>();
        tx.forEach(
                "select account, symbol, side, amount, why from rebalance_left_out where run_id = ?"
                        + " and owner_id = ? order by number",
                row ->
                        leftOut.add(
                                new LeftOut(
                                        row.getString(1),
                                        row.getString(2),
                                        Side.valueOf(row.getString(3)),
                                        Stored.stripped(row.getBigDecimal(4)),
                                        row.getString(5))),
                run,
                owner(caller));
        List<RunOrigin> found = new ArrayList<>();
        tx.forEach(
                "select * from rebalance_origin where run_id = ? and owner_id = ?",
                row -> found.add(origin(row, leftOut)),
                run,
                owner(caller));
        return found.stream().findFirst();
    }

    /** The run of the moment at which a portfolio was due. */
    public Optional<Long> findByDue(Tx tx, Caller caller, PortfolioId portfolio, Instant due) {
        List<Long> found = new ArrayList<>();
        tx.forEach(
                "select run_id from rebalance_origin where owner_id = ? and portfolio_id = ? and"
                        + " due_at = ?",
                row -> found.add(row.getLong(1)),
                owner(caller),
                portfolio.value(),
                Utc.stored(due));
        return found.stream().findFirst();
    }

    /** Runs of a portfolio that the schedule began, the latest first. */
    public List<Long> scheduled(Tx tx, Caller caller, PortfolioId portfolio) {
        List<Long> found = new ArrayList<>();
        tx.forEach(
                "select run_id from rebalance_origin where owner_id = ? and portfolio_id = ? and"
                        + " due_at is not null order by run_id desc",
                row -> found.add(row.getLong(1)),
                owner(caller),
                portfolio.value());
        return found;
    }

    /** Runs that are over and not closed, the oldest first. */
    public List<Long> unclosed(Tx tx, Caller caller) {
        List<Long> found = new ArrayList<>();
        tx.forEach(
                "select o.run_id from rebalance_origin o join rebalance_log r on r.id = o.run_id"
                        + " where o.owner_id = ? and o.closed_at is null and r.state in"
                        + " ('COMPLETED', 'PARTIAL', 'FAILED') order by o.run_id",
                row -> found.add(row.getLong(1)),
                owner(caller));
        return found;
    }

    /**
     * Notes that all that follows a run's end was done.
     *
     * @return whether it was not noted before
     */
    public boolean close(Tx tx, Caller caller, long run, RunClosing closing) {
        tx.checkMayWrite(caller);
        return tx.execute(
                        "update rebalance_origin set closed_at = ?, closing_total = ?,"
                                + " closing_drift = ? where run_id = ? and owner_id = ? and"
                                + " closed_at is null",
                        Utc.stored(closing.at()),
                        closing.total(),
                        closing.drift(),
                        run,
                        owner(caller))
                == 1;
    }

    private static RunOrigin origin(ResultSet row, List<LeftOut> leftOut) throws SQLException {
        long portfolio = row.getLong("portfolio_id");
        Instant closed = JobStore.instantOrNull(row, "closed_at");
        BigDecimal total = decimal(row, "total");
        return new RunOrigin(
                portfolio == 0 ? null : new PortfolioId(portfolio),
                JobStore.instantOrNull(row, "due_at"),
                total == null
                        ? null
                        : new PlanEstimate(
                                total,
                                Stored.stripped(row.getBigDecimal("drift_before")),
                                Stored.stripped(row.getBigDecimal("drift_after")),
                                Stored.stripped(row.getBigDecimal("best_drift")),
                                Stored.stripped(row.getBigDecimal("cost")),
                                decimal(row, "tax"),
                                Stored.stripped(row.getBigDecimal("turnover"))),
                Stored.stripped(row.getBigDecimal("flow")),
                leftOut,
                closed == null
                        ? null
                        : new RunClosing(
                                closed,
                                decimal(row, "closing_total"),
                                decimal(row, "closing_drift")));
    }

    private static @Nullable BigDecimal decimal(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : Stored.stripped(value);
    }

    private static @Nullable LocalDateTime stored(@Nullable Instant time) {
        return time == null ? null : Utc.stored(time);
    }

    private static long owner(Caller caller) {
        return caller.user().value();
    }
}
