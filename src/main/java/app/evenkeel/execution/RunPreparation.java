package app.evenkeel.execution;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderStyle;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.rehearsal.PaperBook;
import app.evenkeel.execution.run.RunEngine;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.allocation.HoldingBook;
import app.evenkeel.portfolio.allocation.LedgerHoldings;
import app.evenkeel.portfolio.allocation.PlanService;
import app.evenkeel.portfolio.collect.ConnectionService;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Makes runs out of plans, and lets them begin or not. Blocking and thread-safe. */
final class RunPreparation {
    private final Session session;
    private final StoredJournal journal;
    private final ValuationService valuation;
    private final ConnectionService connections;
    private final ClosingService closing;
    private final PlanService plans;
    private final PaperBook paper;
    private final StopSwitch stop;

    RunPreparation(
            Session session,
            StoredJournal journal,
            ValuationService valuation,
            ConnectionService connections,
            ClosingService closing,
            PlanService plans,
            PaperBook paper,
            StopSwitch stop) {
        this.session = session;
        this.journal = journal;
        this.valuation = valuation;
        this.connections = connections;
        this.closing = closing;
        this.plans = plans;
        this.paper = paper;
        this.stop = stop;
    }

    /** What a run of a mode trades in. */
    HoldingBook book(Mode mode) {
        return switch (mode) {
            case DRY, LIVE -> new LedgerHoldings(valuation);
            case PAPER -> paper;
        };
    }

    /** See {@link ExecutionService#prepare}. */
    RebalanceRun prepare(Portfolio portfolio, Plan plan, RunStart start, Wording wording) {
        if (start.dueAt() == null) {
            requireNotPaused();
        }
        if (!plan.portfolio().equals(portfolio.id())) {
            throw problem(ProblemCode.PLAN_OUTDATED);
        }
        RebalanceRun wanted = run(portfolio, plan, start, wording);
        requireCurrent(portfolio, plan, wanted);
        RebalanceRun stored =
                journal.insert(
                        wanted,
                        new RunOrigin(
                                portfolio.id(),
                                start.dueAt(),
                                plan.estimate(),
                                plan.request().flow(),
                                PlanLines.leftOut(plan, wording),
                                null),
                        portfolio);
        closing.close(stored);
        session.changes().publish(Change.ORDERS);
        return stored;
    }

    private RebalanceRun run(Portfolio portfolio, Plan plan, RunStart start, Wording wording) {
        return new RebalanceRun(
                0,
                start.mode(),
                portfolio.name(),
                plan.currency(),
                start.trigger(),
                OrderStyle.USUAL,
                start.stateOf(plan),
                new PlanLines(
                                valuation,
                                LocalDate.now(session.clock()),
                                OpenRuns.connected(connections))
                        .of(plan, start.mode(), wording),
                Map.of(),
                plan.asOf(),
                session.clock().instant(),
                plan.reason());
    }

    /** What someone lets begin is not to begin by itself later, when the pause is over. */
    private void requireNotPaused() {
        Problem paused = stop.pause();
        if (paused != null) {
            throw new EvenkeelException(paused);
        }
    }

    /**
     * Books, prices and targets may have gone on since a plan was made; and no run is stored that
     * could not be let begin.
     */
    private void requireCurrent(Portfolio portfolio, Plan plan, RebalanceRun wanted) {
        if (plan.status() == Plan.Status.BLOCKED) {
            return;
        }
        boolean isCurrent =
                lapsed(wanted) == null
                        && (wanted.mode() == Mode.DRY
                                || plans.plan(portfolio, plan.request(), book(wanted.mode()))
                                        .inputHash()
                                        .equals(plan.inputHash()));
        if (!isCurrent) {
            throw problem(ProblemCode.PLAN_OUTDATED);
        }
    }

    /** See {@link ExecutionService#approve}. */
    RebalanceRun approve(long id) {
        requireNotPaused();
        RebalanceRun run = waiting(id);
        Problem lapsed = lapsed(run);
        if (lapsed != null) {
            throw new EvenkeelException(lapsed);
        }
        RebalanceRun approved = run.now(RunState.APPROVED, session.clock().instant(), null);
        journal.update(approved);
        return approved;
    }

    /** See {@link ExecutionService#dismiss}. */
    RebalanceRun dismiss(long id) {
        RebalanceRun run = waiting(id);
        Problem lapsed = lapsed(run);
        RebalanceRun ended =
                run.now(
                        RunState.FAILED,
                        session.clock().instant(),
                        lapsed == null ? Problem.of(ProblemCode.RUN_DISMISSED) : lapsed);
        journal.update(ended);
        closing.close(ended);
        return ended;
    }

    private RebalanceRun waiting(long id) {
        RebalanceRun run =
                journal.run(id)
                        .orElseThrow(() -> problem(ProblemCode.RUN_NOT_FOUND, Long.toString(id)));
        if (run.state() != RunState.CALCULATED) {
            throw problem(ProblemCode.RUN_NOT_READY, Long.toString(id), run.state().name());
        }
        return run;
    }

    /** Why a plan that waits for an approval may no longer be let begin, or {@code null}. */
    @Nullable Problem lapsed(RebalanceRun run) {
        Instant now = session.clock().instant();
        Problem old = RunEngine.tooOld(run, now);
        return old == null ? RunEngine.overtaken(journal, run, now) : old;
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
