package app.evenkeel.execution;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.allocation.DriftService;
import app.evenkeel.portfolio.allocation.HoldingBook;
import app.evenkeel.portfolio.allocation.PlanService;
import app.evenkeel.portfolio.allocation.TargetService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * Begins the rebalances that are due: by the calendar on their date, and where the policy knows no
 * date, once something is outside its band. It plans only from data that is complete and fresh, and
 * of the latest round of prices; a date stays due for a while until it is. What the portfolio's
 * {@link Automation} does not cover waits for the user. First of all it has the runs taken up that
 * were cut off, and what became of orders that were left open found out: what the ledger does not
 * know would be traded twice.
 *
 * <p>It only decides: runs go on beside it, so that neither prices nor other portfolios wait.
 *
 * <p>A moment has one run: the run and the portfolio's next date are stored together, and a second
 * call for the same moment finds the run.
 */
public final class RebalanceJob implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(RebalanceJob.class);

    /** Why a run was begun, as the history of runs tells it. */
    public static final String CALENDAR = "calendar";

    public static final String DRIFT = "drift";

    /**
     * How long a date waits for complete and fresh data before it is given up; a date from when the
     * program was closed, from its first look on.
     */
    private static final Duration GRACE = Duration.ofHours(6);

    /** Between two runs for drift: what the last one left would only be tried again and again. */
    private static final Duration REST = Duration.ofHours(24);

    private final Session session;
    private final PortfolioService portfolios;
    private final TargetService targets;
    private final DriftService drift;
    private final PlanService plans;
    private final AutomationService automations;
    private final ExecutionService execution;
    private final Supplier<@Nullable Problem> prices;
    private final Wording wording;

    /** When this session first looked; {@code null} before. */
    private volatile @Nullable Instant firstLook;

    /**
     * @param prices why the latest round of prices did not come, or {@code null}
     * @param wording of what is said of a plan's lines
     */
    public RebalanceJob(
            Session session,
            PortfolioService portfolios,
            TargetService targets,
            DriftService drift,
            PlanService plans,
            AutomationService automations,
            ExecutionService execution,
            Supplier<@Nullable Problem> prices,
            Wording wording) {
        this.session = session;
        this.portfolios = portfolios;
        this.targets = targets;
        this.drift = drift;
        this.plans = plans;
        this.automations = automations;
        this.execution = execution;
        this.prices = prices;
        this.wording = wording;
    }

    @Override
    public String name() {
        return "rebalance";
    }

    @Override
    public JobResult run(JobContext context) {
        Problem paused = execution.paused();
        if (paused != null) {
            return JobResult.partly(0, 1, paused);
        }
        Instant began = firstLook;
        if (began == null) {
            began = now();
            firstLook = began;
        }
        long done = 0;
        long held = 0;
        @Nullable Problem first = null;
        done += execution.takeUp();
        for (Problem failed : execution.failures()) {
            held++;
            first = first == null ? failed : first;
        }
        for (PortfolioId portfolio : portfolios.all().stream().map(Portfolio::id).toList()) {
            context.progress().checkCancelled();
            Outcome outcome = look(portfolio, context.dueAt(), began);
            done += outcome.begun();
            if (outcome.problem() != null) {
                held++;
                first = first == null ? outcome.problem() : first;
            }
        }
        return first == null ? JobResult.done(done) : JobResult.partly(done, held, first);
    }

    /**
     * What became of a portfolio.
     *
     * @param begun how many runs
     * @param problem why it is due and nothing was begun, or {@code null}
     */
    private record Outcome(int begun, @Nullable Problem problem) {
        static final Outcome BEGUN = new Outcome(1, null);
        static final Outcome NOTHING = new Outcome(0, null);
    }

    /** A moment at which a portfolio is due. */
    private record Due(Instant at, String trigger) {}

    /** One portfolio that fails is not in the way of the others. */
    private Outcome look(PortfolioId id, Instant moment, Instant began) {
        try {
            // Read anew: the runs for those before may have changed it, and take their time.
            Portfolio portfolio = portfolios.find(id).orElse(null);
            Automation automation = automations.of(id);
            return portfolio == null || automation.isOff() || targets.targets(id).isEmpty()
                    ? Outcome.NOTHING
                    : look(portfolio, automation, moment, began);
        } catch (EvenkeelException e) {
            return new Outcome(0, e.problem());
        } catch (WorkCancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The rebalance of portfolio {} failed unexpectedly", id.value(), e);
            return new Outcome(0, Problem.of(ProblemCode.UNEXPECTED, e.getClass().getSimpleName()));
        }
    }

    private Outcome look(
            Portfolio portfolio, Automation automation, Instant moment, Instant began) {
        RebalanceRun last = execution.scheduled(portfolio.id()).orElse(null);
        if (last != null && last.state() == RunState.CALCULATED) {
            if (execution.lapsed(last) == null) {
                return Outcome.NOTHING;
            }
            execution.dismiss(last.id());
        }
        Due due = due(portfolio, automation.mode(), moment, last);
        if (due == null) {
            return Outcome.NOTHING;
        }
        Problem stopped = execution.stopped();
        if (stopped != null) {
            return new Outcome(0, stopped);
        }
        if (execution.open().isBusy(automation.mode(), portfolio)) {
            // It stays due, and is looked at again when the accounts are free.
            return Outcome.NOTHING;
        }
        Problem unsettled = execution.open().unsettled(automation.mode(), portfolio);
        if (unsettled != null) {
            return new Outcome(0, unsettled);
        }
        Plan plan = plan(portfolio, execution.book(automation.mode()));
        Instant since = due.at().isAfter(began) ? due.at() : began;
        if (plan.status() == Plan.Status.BLOCKED && now().isBefore(since.plus(GRACE))) {
            return new Outcome(0, plan.obstacles().getFirst());
        }
        return begin(portfolio, plan, automation, due);
    }

    /** Blocked where the latest prices did not come: others are not what would be traded at. */
    private Plan plan(Portfolio portfolio, HoldingBook book) {
        Problem missing = prices.get();
        return missing == null
                ? plans.plan(portfolio, PlanRequest.FULL, book)
                : Plan.blocked(
                        portfolio.id(),
                        PlanRequest.FULL,
                        now(),
                        portfolio.baseCurrency(),
                        List.of(missing),
                        "");
    }

    private @Nullable Due due(
            Portfolio portfolio, Mode mode, Instant moment, @Nullable RebalanceRun last) {
        if (portfolio.policy().frequency() != PolicyFrequency.THRESHOLD_ONLY) {
            Instant next = portfolio.nextRebalance();
            return next == null || next.isAfter(now()) ? null : new Due(next, CALENDAR);
        }
        if (last != null && last.createdAt().plus(REST).isAfter(now())) {
            return null;
        }
        return drift.isOutside(portfolio, today(), execution.book(mode))
                ? new Due(moment, DRIFT)
                : null;
    }

    private Outcome begin(Portfolio portfolio, Plan plan, Automation automation, Due due) {
        PlanEstimate estimate = plan.estimate();
        boolean isApproved =
                estimate != null
                        && automation.covers(new Money(estimate.turnover(), plan.currency()))
                        && (automation.mode() != Mode.LIVE || execution.isArmed(plan));
        Problem beyond =
                isApproved && automation.mode() == Mode.LIVE ? execution.beyondPilot(plan) : null;
        if (beyond != null) {
            // It would fail and use up the date, again and again.
            return new Outcome(0, beyond);
        }
        RebalanceRun run =
                execution.prepare(
                        portfolio,
                        plan,
                        new RunStart(automation.mode(), due.trigger(), due.at(), isApproved),
                        wording);
        if (run.state() == RunState.APPROVED) {
            execution.begin(run);
        } else if (run.state() == RunState.CALCULATED) {
            tell(run);
        }
        return Outcome.BEGUN;
    }

    private void tell(RebalanceRun run) {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores()
                            .notifications()
                            .note(
                                    tx,
                                    session.caller(),
                                    Notification.Level.WARNING,
                                    Notification.ofPortfolio(run.portfolio()),
                                    Problem.of(ProblemCode.RUN_WAITS, Long.toString(run.id())),
                                    now());
                    return true;
                });
        session.changes().publish(Change.JOBS);
    }

    private LocalDate today() {
        return LocalDate.now(session.clock());
    }

    private Instant now() {
        return session.clock().instant();
    }
}
