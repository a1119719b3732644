package app.evenkeel.execution.run;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunLine;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.Side;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.ingestion.net.Time;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Carries a run out: sales, then purchases from what they brought, then the comparison with the
 * venue. What to do next is read from the journal alone, so that a run that was cut off anywhere is
 * taken up by calling {@link #advance} again. Thread-safe; a run blocks its thread.
 */
public final class RunEngine {
    private static final Logger LOG = LoggerFactory.getLogger(RunEngine.class);

    /** How long a plan may be carried out: prices of another day are not what was agreed to. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final RunJournal journal;
    private final Desks desks;
    private final Breakers breakers;
    private final ClientIdSource ids;
    private final Books books;
    private final Time time;
    private final Pace pace;
    private final BooleanSupplier isPaused;

    /**
     * @param isPaused whether a run is to be left as it is before its next line
     */
    public RunEngine(
            RunJournal journal,
            Desks desks,
            Breakers breakers,
            ClientIdSource ids,
            Books books,
            Time time,
            Pace pace,
            BooleanSupplier isPaused) {
        this.journal = journal;
        this.desks = desks;
        this.breakers = breakers;
        this.ids = ids;
        this.books = books;
        this.time = time;
        this.pace = pace;
        this.isPaused = isPaused;
    }

    /**
     * Takes a run to its end, or to the next line after it was paused; begins none meanwhile. Of
     * one whose plan is too old only what is open is settled. Blocks.
     *
     * @return the run as it ended, with the reason where it is not all done; paused, it is not over
     *     and keeps the accounts that it has
     * @throws EvenkeelException if there is no such run, or it was never approved
     */
    public RebalanceRun advance(long id) {
        RebalanceRun run =
                journal.run(id)
                        .orElseThrow(() -> problem(ProblemCode.RUN_NOT_FOUND, Long.toString(id)));
        if (run.state().isOver()) {
            return run;
        }
        if (run.state() == RunState.CALCULATED) {
            throw problem(ProblemCode.RUN_NOT_READY, Long.toString(id), run.state().name());
        }
        if (run.state() == RunState.APPROVED && isPaused.getAsBoolean()) {
            return run;
        }
        Optional<Long> other = journal.lease(run);
        if (other.isPresent()) {
            return end(run, Problem.of(ProblemCode.ACCOUNT_HAS_RUN, Long.toString(other.get())));
        }
        RunContext context = new RunContext(journal, breakers, ids, time, pace, time.nanos());
        Map<AccountId, Desk> open = new LinkedHashMap<>();
        @Nullable Problem stopped = null;
        try {
            for (AccountId account : run.accounts()) {
                open.put(account, desks.open(run, account));
            }
            if (run.state() != RunState.RECONCILING) {
                stopIf(tooOld(run, time.now()));
            }
            if (run.state() == RunState.APPROVED) {
                run = begun(run, context, open);
            } else if (run.state() != RunState.RECONCILING) {
                checkAgain(run, context, open);
            }
            run = traded(run, context, open, RunState.SELLING, Side.SELL);
            run = traded(run, context, open, RunState.BUYING, Side.BUY);
            if (run.state() != RunState.RECONCILING) {
                return run;
            }
        } catch (StopRun stop) {
            stopped = stop.problem();
        } catch (EvenkeelException e) {
            if (isStorage(e)) {
                throw e;
            }
            stopped = e.problem();
        } catch (WorkCancelledException e) {
            // Cut off, and to be taken up later.
            throw e;
        } catch (RuntimeException e) {
            stopped = broken(run.id(), e);
        }
        // What was done until it stopped is in the journal, and not in the run that was begun with.
        return settled(journal.run(id).orElse(run), context, open, stopped);
    }

    /**
     * Looks once more at the orders of a run that is over: finds out what was left open, and takes
     * in fills that came late. Sends nothing but cancellations of what stands. Leaves a run alone
     * whose accounts another has, which looks for itself. Blocks.
     *
     * @return the run with its lines as their fills are now
     */
    public RebalanceRun reconcile(long id) {
        RebalanceRun run =
                journal.run(id)
                        .orElseThrow(() -> problem(ProblemCode.RUN_NOT_FOUND, Long.toString(id)));
        if (!run.state().isOver() || run.mode() == Mode.DRY) {
            return run;
        }
        if (journal.lease(run).isPresent()) {
            return run;
        }
        try {
            return lookedAgain(run);
        } finally {
            journal.release(run);
        }
    }

    private RebalanceRun lookedAgain(RebalanceRun run) {
        RunContext context = new RunContext(journal, breakers, ids, time, pace, time.nanos());
        RunSettlement settlement = new RunSettlement(context);
        for (AccountId account : run.accounts()) {
            settlement.lookAgain(run, account, desks.open(run, account));
        }
        RebalanceRun counted = settlement.counted(run, run.reason());
        journal.update(counted);
        if (run.mode() == Mode.LIVE) {
            books.book(counted);
        }
        return counted;
    }

    private static boolean isStorage(EvenkeelException e) {
        return switch (e.problem().code()) {
            case DISK,
                    STORE_UNWRITABLE,
                    STORE_UNREADABLE,
                    NOT_CONFIRMED,
                    STORE_DAMAGED,
                    NOT_ALLOWED ->
                    true;
            default -> false;
        };
    }

    private RebalanceRun begun(RebalanceRun run, RunContext context, Map<AccountId, Desk> open) {
        Map<AccountId, Map<String, BigDecimal>> balances = new HashMap<>();
        for (Map.Entry<AccountId, Desk> each : open.entrySet()) {
            AccountId account = each.getKey();
            Desk desk = each.getValue();
            stopIf(breakers.beforeRun(run, account, desk));
            settleOlder(run, account, context, desk);
            balances.put(account, free(run, account, desk, context));
        }
        stopIf(overtaken(journal, run, time.now()));
        stopIf(unbooked(run));
        RebalanceRun begun = run.withBalances(balances).now(RunState.SELLING, time.now(), null);
        journal.update(begun);
        return begun;
    }

    /**
     * A run that was paused or cut off goes on only if it could begin just as well: nothing may
     * have come between, at the venue or here.
     */
    private void checkAgain(RebalanceRun run, RunContext context, Map<AccountId, Desk> open) {
        RunSettlement settlement = new RunSettlement(context);
        for (Map.Entry<AccountId, Desk> each : open.entrySet()) {
            stopIf(breakers.beforeRun(run, each.getKey(), each.getValue()));
            stopIf(settlement.agree(run, each.getKey(), each.getValue()));
        }
        stopIf(overtaken(journal, run, time.now()));
        stopIf(unbooked(run));
    }

    /**
     * Orders that another run left open must be over before this one reckons with balances, and
     * what they filled was not in its plan.
     */
    private void settleOlder(RebalanceRun run, AccountId account, RunContext context, Desk desk) {
        RunFollower follower = new RunFollower(context, desk);
        for (TradeOrder order : journal.live(run.mode())) {
            if (order.account().equals(account) && order.run() != run.id()) {
                RebalanceRun older = journal.run(order.run()).orElse(run);
                TradeOrder now = follower.follow(older, order);
                if (!now.state().isOver()) {
                    throw new StopRun(follower.unknown(now));
                }
                if (now.filled().compareTo(order.filled()) != 0) {
                    throw new StopRun(overtaken(run, order.run()));
                }
            }
        }
    }

    /** Nothing is taken for zero that the venue did not tell. */
    private Map<String, BigDecimal> free(
            RebalanceRun run, AccountId account, Desk desk, RunContext context) {
        Map<String, Balance> told = context.asked(desk.gateway()::balances);
        String venue = desk.gateway().capability().label();
        Map<String, BigDecimal> free = new TreeMap<>();
        told.forEach((symbol, balance) -> {
            if (balance.free().signum() != 0) {
                free.put(symbol, balance.free());
            }
        });
        for (RunLine line : run.lines()) {
            String base = line.market().base();
            if (line.account().equals(account)
                    && line.side() == Side.SELL
                    && !told.containsKey(base)) {
                throw new StopRun(Problem.of(ProblemCode.BALANCES_INCOMPLETE, venue, base));
            }
        }
        if (run.mode() == Mode.LIVE) {
            stopIf(books.differing(run, account, desk.gateway().capability(), told));
        }
        return free;
    }

    private RebalanceRun traded(
            RebalanceRun run,
            RunContext context,
            Map<AccountId, Desk> open,
            RunState stage,
            Side side) {
        if (run.state() != stage) {
            return run;
        }
        RebalanceRun now = run;
        Map<AccountId, LineWork> work = new HashMap<>();
        for (RunLine line : run.lines()) {
            if (line.side() == side && line.state() == LineState.OPEN) {
                if (isPaused.getAsBoolean()) {
                    // Every order of the lines before is over.
                    return now;
                }
                LineWork lines =
                        work.computeIfAbsent(
                                line.account(),
                                account -> new LineWork(context, desk(open, account)));
                now = now.with(lines.work(now, line), time.now());
                journal.update(now);
            }
        }
        RunState next = stage == RunState.SELLING ? RunState.BUYING : RunState.RECONCILING;
        now = now.now(next, time.now(), null);
        journal.update(now);
        return now;
    }

    private static Desk desk(Map<AccountId, Desk> open, AccountId account) {
        Desk desk = open.get(account);
        if (desk == null) {
            throw new IllegalStateException("No desk for " + account);
        }
        return desk;
    }

    /** Waits for the end of what is still open, compares and books. */
    private RebalanceRun settled(
            RebalanceRun run,
            RunContext context,
            Map<AccountId, Desk> open,
            @Nullable Problem stopped) {
        Problem reason = stopped;
        RunSettlement settlement = new RunSettlement(context);
        for (Map.Entry<AccountId, Desk> each : open.entrySet()) {
            Problem left =
                    contained(
                            run.id(), () -> settlement.settle(run, each.getKey(), each.getValue()));
            reason = reason == null ? left : reason;
        }
        RebalanceRun counted = settlement.counted(run, reason);
        // Before the end, so that no plan is made in between that does not know of these trades.
        // What cannot be booked keeps later runs from beginning, and not this one from its end.
        Problem unbooked = booked(counted);
        return end(counted, reason == null ? unbooked : reason);
    }

    private @Nullable Problem booked(RebalanceRun run) {
        return run.mode() != Mode.LIVE
                ? null
                : contained(
                        run.id(),
                        () -> {
                            books.book(run);
                            return null;
                        });
    }

    /** What went wrong in a step that is not to keep a run from its end, or {@code null}. */
    private static @Nullable Problem contained(long run, Supplier<@Nullable Problem> step) {
        try {
            return step.get();
        } catch (EvenkeelException e) {
            if (isStorage(e)) {
                throw e;
            }
            return e.problem();
        } catch (WorkCancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            return broken(run, e);
        }
    }

    /** A fault of the program, which is the run's own and nobody else's. */
    private static Problem broken(long run, RuntimeException e) {
        LOG.error("Run {} failed unexpectedly", run, e);
        return Problem.of(ProblemCode.RUN_BROKEN, Long.toString(run), e.getClass().getSimpleName());
    }

    private RebalanceRun end(RebalanceRun run, @Nullable Problem reason) {
        long done = run.lines().stream().filter(l -> l.state() == LineState.DONE).count();
        boolean something = run.lines().stream().anyMatch(l -> l.executed().signum() > 0);
        boolean all = done == run.lines().size();
        RunState state;
        Problem why = reason;
        if (all && reason == null) {
            state = RunState.COMPLETED;
            why = run.mode() == Mode.DRY ? Problem.of(ProblemCode.RUN_REHEARSED) : null;
        } else {
            boolean partly = something || (run.mode() == Mode.DRY && done > 0);
            state = partly ? RunState.PARTIAL : RunState.FAILED;
            why = why == null ? leftOut(run, done) : why;
        }
        RebalanceRun ended = run.now(state, time.now(), why);
        journal.update(ended);
        return ended;
    }

    private static Problem leftOut(RebalanceRun run, long done) {
        return run.lines().stream()
                .filter(line -> run.lines().size() == 1)
                .map(RunLine::outcome)
                .flatMap(outcome -> Optional.ofNullable(outcome).stream())
                .findFirst()
                .orElseGet(() ->
                        Problem.of(
                                ProblemCode.RUN_LEFT_OUT,
                                Long.toString(run.lines().size() - done),
                                Integer.toString(run.lines().size())));
    }

    /** Why nothing more may be sent for a run at a time, or {@code null}. */
    public static @Nullable Problem tooOld(RebalanceRun run, Instant now) {
        return run.createdAt().plus(PATIENCE).isBefore(now)
                ? Problem.of(
                        ProblemCode.RUN_PLAN_OLD,
                        Long.toString(run.id()),
                        Long.toString(PATIENCE.toHours()))
                : null;
    }

    /** Why a run's plan is no longer one of what its accounts hold, or {@code null}. */
    public static @Nullable Problem overtaken(RunJournal journal, RebalanceRun run, Instant now) {
        return journal.tradedSincePlanned(run, now)
                .map(other -> overtaken(run, other))
                .orElse(null);
    }

    /** Why a run's plan may not know of all that was traded in its accounts, or {@code null}. */
    private @Nullable Problem unbooked(RebalanceRun run) {
        return journal.unbooked(run)
                .map(other -> Problem.of(ProblemCode.RUN_UNSETTLED, Long.toString(other)))
                .orElse(null);
    }

    private static Problem overtaken(RebalanceRun run, long other) {
        return Problem.of(ProblemCode.RUN_OVERTAKEN, Long.toString(run.id()), Long.toString(other));
    }

    private static void stopIf(@Nullable Problem problem) {
        if (problem != null) {
            throw new StopRun(problem);
        }
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
