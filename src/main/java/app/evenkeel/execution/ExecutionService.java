package app.evenkeel.execution;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderEvent;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanText.Wording;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.execution.rehearsal.PaperBook;
import app.evenkeel.execution.rehearsal.RehearsalDesks;
import app.evenkeel.execution.rehearsal.StoredPrices;
import app.evenkeel.execution.run.Books;
import app.evenkeel.execution.run.Breakers;
import app.evenkeel.execution.run.Desks;
import app.evenkeel.execution.run.RunEngine;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.allocation.HoldingBook;
import app.evenkeel.portfolio.allocation.PlanService;
import app.evenkeel.portfolio.collect.ConnectionService;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Carries plans out: dry, on paper or live. A run belongs to the thread that carries it out, and
 * different runs may go at once. Blocking and thread-safe.
 */
public final class ExecutionService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionService.class);

    private static final Duration CLOSING_STEP = Duration.ofMillis(20);

    /** How long closing waits, 35 s: longer than a request to a venue may take. */
    private static final int CLOSING_STEPS = 1_750;

    private final Session session;
    private final Stores stores;
    private final StoredJournal journal;
    private final StopSwitch stop;
    private final PaperBook paper;
    private final StoredPrices prices;
    private final Breakers breakers;
    private final Books books;
    private final SessionTime time;
    private final RunLanes lanes;
    private final Surroundings around;
    private final ConnectionService connections;
    private final LiveLeaves leaves;
    private final ClosingService closing;
    private final RunPreparation preparation;
    private final OpenRuns open;

    /** Runs that a thread works on: two at one would both send its next order. */
    private final Set<Long> atWork = ConcurrentHashMap.newKeySet();

    private final Queue<Problem> failures = new ConcurrentLinkedQueue<>();

    /**
     * @param stop in the store's folder
     * @param around at the same time as the session
     */
    public ExecutionService(
            Session session,
            ValuationService valuation,
            ConnectionService connections,
            ClosingService closing,
            PlanService plans,
            StopSwitch stop,
            Surroundings around) {
        this.session = session;
        this.stores = session.stores();
        this.journal = new StoredJournal(session);
        this.stop = stop;
        this.paper = new PaperBook(session, valuation);
        this.prices = new StoredPrices(session, valuation);
        this.time = new SessionTime(around.time());
        this.around = around.at(time);
        this.lanes = new RunLanes(around.threads());
        this.breakers =
                new Breakers(
                        journal, time, around.freeBytes(), new QuotedSwings(session, valuation));
        this.books = new ComparedBooks(session, new LedgerBooks(session), valuation);
        this.connections = connections;
        this.leaves = new LiveLeaves(session);
        this.open = new OpenRuns(session, journal, connections);
        this.closing = closing;
        this.preparation =
                new RunPreparation(
                        session, journal, valuation, connections, closing, plans, paper, stop);
    }

    /**
     * Where a run comes from and what its plan left out; empty for one from before that was kept.
     */
    public Optional<RunOrigin> origin(long run) {
        return stores.database().read(tx -> stores.runOrigins().find(tx, session.caller(), run));
    }

    /** What is held on paper. */
    public PaperBook paper() {
        return paper;
    }

    /** What a run of a mode trades in, which its plan has to be made from. */
    public HoldingBook book(Mode mode) {
        return preparation.book(mode);
    }

    /**
     * Stores a run that waits for an approval, unless it needs none. Where a plan could not be
     * made, or trades nothing, the run is over at once and says so. A run is as old as its plan.
     *
     * @param wording of what is said of the plan's lines
     * @return the run; for a moment of the schedule that already has one, that
     * @throws EvenkeelException if the plan is another portfolio's, or to be traded and no longer
     *     what would be planned now from what is held there, or all is paused and someone asked for
     *     it
     */
    public RebalanceRun prepare(Portfolio portfolio, Plan plan, RunStart start, Wording wording) {
        return preparation.prepare(portfolio, plan, start, wording);
    }

    /**
     * Lets a run begin.
     *
     * @throws EvenkeelException if it does not wait for that, all is paused, its plan is of another
     *     day, or another run traded in its accounts since
     */
    public RebalanceRun approve(long id) {
        return preparation.approve(id);
    }

    /** Ends a run that waits for an approval without one. */
    public RebalanceRun dismiss(long id) {
        return preparation.dismiss(id);
    }

    /** Why a plan that waits for an approval may no longer be let begin, or {@code null}. */
    @Nullable Problem lapsed(RebalanceRun run) {
        return preparation.lapsed(run);
    }

    /** The run that the schedule planned for a portfolio and that waits for an approval. */
    public Optional<RebalanceRun> waiting(PortfolioId portfolio) {
        return scheduled(portfolio).filter(run -> run.state() == RunState.CALCULATED);
    }

    /** The last run that the schedule planned for a portfolio. */
    Optional<RebalanceRun> scheduled(PortfolioId portfolio) {
        return stores.database()
                .read(tx ->
                        stores.runOrigins().scheduled(tx, session.caller(), portfolio).stream()
                                .findFirst()
                                .flatMap(id -> stores.runs().find(tx, session.caller(), id)));
    }

    /** Takes an approved run, or one that was cut off, to its end. Blocks. */
    public RebalanceRun carryOut(long id) {
        return alone(id, () -> engine(run(id).mode()).advance(id))
                .orElseThrow(() -> problem(ProblemCode.RUN_AT_WORK, Long.toString(id)));
    }

    /**
     * Takes an approved run to its end beside the caller, once its accounts are free. What goes
     * wrong is told by {@link #failures}.
     */
    void begin(RebalanceRun run) {
        lanes.begin(run, () -> beside(run.id(), RunEngine::advance));
    }

    /**
     * As {@link #reconcile}, beside the caller. One that cannot be read is told by {@link
     * #failures}.
     *
     * @return how many runs are looked at
     */
    int takeUp() {
        Set<Long> ids = open.cutOff();
        ids.addAll(open.toLookAt());
        int begun = 0;
        for (long id : ids) {
            begun += takeUp(id) ? 1 : 0;
        }
        return begun;
    }

    private boolean takeUp(long id) {
        try {
            return lanes.begin(
                    run(id),
                    () -> {
                        beside(id, RunEngine::advance);
                        beside(id, RunEngine::reconcile);
                    });
        } catch (EvenkeelException e) {
            failures.add(e.problem());
        } catch (RuntimeException e) {
            failures.add(broken(id, e).problem());
        }
        return false;
    }

    private void beside(long id, Work work) {
        if (time.hasEnded()) {
            return;
        }
        try {
            each(List.of(id), work);
        } catch (WorkCancelledException e) {
            LOG.info("Run {} is cut off and taken up later", id);
        } catch (EvenkeelException e) {
            failures.add(e.problem());
        }
    }

    /** What went wrong beside since this was asked last. */
    public List<Problem> failures() {
        List<Problem> told = new ArrayList<>();
        for (Problem each = failures.poll(); each != null; each = failures.poll()) {
            told.add(each);
        }
        return told;
    }

    /** Waits for the end of all runs that were begun beside. */
    public void awaitIdle() {
        lanes.awaitIdle();
    }

    /**
     * Cuts runs off at their next pause, to be taken up when the store is opened again, and waits
     * until they are.
     */
    @Override
    public void close() {
        lanes.close();
        time.end();
        for (int i = 0; i < CLOSING_STEPS && !isIdle(); i++) {
            LockSupport.parkNanos(CLOSING_STEP.toNanos());
        }
    }

    private boolean isIdle() {
        return atWork.isEmpty() && lanes.isIdle();
    }

    /**
     * Takes runs to their end that were cut off, as by a crash, and does what follows it. Blocks.
     *
     * @throws EvenkeelException the first that one of them met, when all were tried
     */
    public List<RebalanceRun> resume() {
        return each(open.cutOff(), RunEngine::advance);
    }

    /**
     * Takes up what was cut off, finds out what became of orders that were left open, and takes in
     * fills that came late or were not booked. Blocks.
     *
     * @return the runs that were looked at
     * @throws EvenkeelException the first that one of them met, when all were tried
     */
    public List<RebalanceRun> reconcile() {
        Set<Long> ids = new LinkedHashSet<>();
        @Nullable EvenkeelException failure = null;
        try {
            resume().forEach(run -> ids.add(run.id()));
        } catch (EvenkeelException e) {
            failure = e;
        }
        ids.addAll(open.toLookAt());
        List<RebalanceRun> looked = each(ids, RunEngine::reconcile);
        if (failure != null) {
            throw failure;
        }
        return looked;
    }

    /** What is done with a run. */
    private interface Work {
        RebalanceRun on(RunEngine engine, long id);
    }

    /** One run that fails is not in the way of the others. */
    private List<RebalanceRun> each(Collection<Long> ids, Work work) {
        List<RebalanceRun> done = new ArrayList<>();
        @Nullable EvenkeelException first = null;
        for (long id : ids) {
            try {
                alone(id, () -> work.on(engine(run(id).mode()), id)).ifPresent(done::add);
            } catch (EvenkeelException e) {
                first = first == null ? e : first;
            } catch (WorkCancelledException e) {
                throw e;
            } catch (RuntimeException e) {
                first = first == null ? broken(id, e) : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return done;
    }

    private static EvenkeelException broken(long id, RuntimeException e) {
        LOG.error("Run {} failed unexpectedly", id, e);
        return new EvenkeelException(
                Problem.of(ProblemCode.RUN_BROKEN, Long.toString(id), e.getClass().getSimpleName()),
                e);
    }

    /** The runs that are not over, or not settled. */
    OpenRuns open() {
        return open;
    }

    /** Whether every account of a plan can be traded live at this moment. */
    boolean isArmed(Plan plan) {
        Set<AccountId> armed =
                connections.connections().stream()
                        .filter(connection -> leaves.refusal(connection) == null)
                        .map(Connection::account)
                        .collect(Collectors.toSet());
        return plan.lines().stream().allMatch(line -> armed.contains(line.account().id()));
    }

    /**
     * Why a live plan would come to nothing at this moment for a leave's pilot, or {@code null}.
     */
    @Nullable Problem beyondPilot(Plan plan) {
        return leaves.beyondPilot(plan, connections.connections());
    }

    /**
     * Works on a run unless another thread does, and does what follows its end.
     *
     * @return empty if another does
     */
    private Optional<RebalanceRun> alone(long id, Supplier<RebalanceRun> work) {
        if (!atWork.add(id)) {
            return Optional.empty();
        }
        try {
            RebalanceRun run = work.get();
            closing.close(run);
            return Optional.of(run);
        } finally {
            atWork.remove(id);
        }
    }

    private RunEngine engine(Mode mode) {
        // A way to an exchange is made for a live run only.
        Desks desks =
                switch (mode) {
                    case DRY, PAPER ->
                            new RehearsalDesks(session, prices, paper, time, stop::refusal);
                    case LIVE -> new LiveDesks(session, connections, leaves, around, stop::refusal);
                };
        return new RunEngine(
                journal,
                desks,
                breakers,
                around.ids(),
                books,
                time,
                around.pace(),
                () -> time.hasEnded() || stop.pause() != null);
    }

    /** Leaves every run as it is before its next line, and begins none, until {@link #goOn}. */
    public void pause() {
        stop.pause(session.clock().instant());
        session.changes().publish(Change.ORDERS);
    }

    /** Lets runs go on that were paused; {@link #resume} takes them up. */
    public void goOn() {
        stop.goOn();
        session.changes().publish(Change.ORDERS);
    }

    /** Since when all is paused, or {@code null}. */
    public @Nullable Problem paused() {
        return stop.pause();
    }

    /** Stops all trading; orders that stand are taken back by the runs that they belong to. */
    public void stop() {
        stop.stop(session.clock().instant());
        session.changes().publish(Change.ORDERS);
    }

    /** Lets trading go on. */
    public void release() {
        stop.release();
        session.changes().publish(Change.ORDERS);
    }

    /** Why nothing may be traded, or {@code null}. */
    public @Nullable Problem stopped() {
        return stop.refusal();
    }

    /**
     * @throws EvenkeelException if there is no such run
     */
    public RebalanceRun run(long id) {
        return journal.run(id)
                .orElseThrow(() -> problem(ProblemCode.RUN_NOT_FOUND, Long.toString(id)));
    }

    /** All runs, the latest first. */
    public List<RebalanceRun> runs() {
        return stores.database().read(tx -> stores.runs().findAll(tx, session.caller()));
    }

    /** The latest orders of all runs, the latest first. */
    public List<TradeOrder> orders(int most) {
        return stores.database().read(tx -> stores.orders().findAll(tx, session.caller(), most));
    }

    /** The orders of a run, the oldest first. */
    public List<TradeOrder> ordersOf(long run) {
        return journal.orders(run);
    }

    /** The fills of a run's orders, by id of the order. */
    public Map<Long, List<Fill>> fillsOf(long run) {
        return journal.fills(run);
    }

    /** What happened to an order, in order. */
    public List<OrderEvent> events(long order) {
        return stores.database().read(tx -> stores.orders().events(tx, session.caller(), order));
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
