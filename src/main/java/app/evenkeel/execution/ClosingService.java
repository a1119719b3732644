package app.evenkeel.execution;

import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunClosing;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.allocation.DriftService;
import app.evenkeel.portfolio.job.SnapshotService;
import app.evenkeel.storage.Stores;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What follows the end of a run: after a live one that traded, the snapshot of the day and the
 * dates of the portfolio; after every one that nobody waits for, a notification. It may be begun
 * again after a crash and is done once. Blocking and thread-safe.
 */
public final class ClosingService {
    private final Session session;
    private final Stores stores;
    private final Caller caller;
    private final PortfolioService portfolios;
    private final DriftService drift;
    private final SnapshotService snapshots;

    public ClosingService(
            Session session,
            PortfolioService portfolios,
            DriftService drift,
            SnapshotService snapshots) {
        this.session = session;
        this.stores = session.stores();
        this.caller = session.caller();
        this.portfolios = portfolios;
        this.drift = drift;
        this.snapshots = snapshots;
    }

    /** Does what follows a run that is over, unless it was done. */
    void close(RebalanceRun run) {
        RunOrigin origin =
                stores.database()
                        .read(tx -> stores.runOrigins().find(tx, caller, run.id()))
                        .filter(found -> found.closing() == null)
                        .orElse(null);
        if (origin == null || !run.state().isOver()) {
            return;
        }
        PortfolioId id = origin.portfolio();
        Portfolio portfolio = id == null ? null : portfolios.find(id).orElse(null);
        boolean traded =
                run.mode() == Mode.LIVE
                        && run.lines().stream().anyMatch(line -> line.executed().signum() > 0);
        RunClosing closing = traded ? closing(portfolio) : new RunClosing(now(), null, null);
        stores.database()
                .<Boolean>write(tx -> {
                    if (stores.runOrigins().close(tx, caller, run.id(), closing)) {
                        if (traded && portfolio != null) {
                            move(tx, portfolio, run.updatedAt());
                        }
                        tell(tx, run, origin);
                    }
                    return true;
                });
        session.changes().publish(Change.JOBS);
        session.changes().publish(Change.PORTFOLIOS);
        session.changes().publish(Change.ORDERS);
    }

    /** Holdings have changed, so that the day's figures are taken anew. */
    private RunClosing closing(@Nullable Portfolio portfolio) {
        Allocation found = null;
        try {
            snapshots.take(LocalDate.now(session.clock()));
            found = portfolio == null ? null : drift.record(portfolio).allocation();
        } catch (EvenkeelException e) {
            // What could not be told stays unknown; the run is over all the same.
            if (e.problem().code() != ProblemCode.TARGETS_MISSING) {
                throw e;
            }
        }
        return found == null
                ? new RunClosing(now(), null, null)
                : new RunClosing(now(), Decimals.rounded(found.total()), found.drift());
    }

    private void move(Tx tx, Portfolio portfolio, Instant ended) {
        stores.portfolios()
                .setRebalances(
                        tx,
                        caller,
                        portfolio.id(),
                        ended,
                        portfolio.policy().nextAfter(ended).orElse(null));
    }

    /** Whoever began a rehearsal looks at it; what the schedule did, and what is live, is told. */
    private void tell(Tx tx, RebalanceRun run, RunOrigin origin) {
        boolean isNothing =
                run.state() == RunState.COMPLETED
                        && run.reason() != null
                        && run.reason().code() == ProblemCode.PLAN_EMPTY;
        if (origin.dueAt() != null || run.mode() == Mode.LIVE) {
            String subject = Notification.ofPortfolio(run.portfolio());
            stores.notifications().resolve(tx, caller, subject, now());
            if (!isNothing) {
                stores.notifications().note(tx, caller, level(run), subject, words(run), now());
            }
        }
    }

    private static Notification.Level level(RebalanceRun run) {
        return switch (run.state()) {
            case COMPLETED -> Notification.Level.INFO;
            case PARTIAL -> Notification.Level.WARNING;
            case FAILED -> Notification.Level.ERROR;
            case CALCULATED, APPROVED, SELLING, BUYING, RECONCILING ->
                    throw new IllegalStateException(run.state().name());
        };
    }

    private static Problem words(RebalanceRun run) {
        Problem reason = run.reason();
        return run.state() == RunState.COMPLETED || reason == null
                ? Problem.of(
                        ProblemCode.RUN_DONE,
                        Long.toString(run.id()),
                        Integer.toString(run.lines().size()))
                : reason;
    }

    private Instant now() {
        return session.clock().instant();
    }
}
