package app.evenkeel.execution;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.run.RunJournal;
import app.evenkeel.portfolio.Session;
import app.evenkeel.storage.Stores;
import app.evenkeel.storage.Tx;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The journal in the store. {@code Database.write} hands what it wrote to the disk before it
 * returns, so that an intent is there before its order goes out.
 */
public final class StoredJournal implements RunJournal {
    /** How long orders are looked for that the user settled. */
    private static final Duration LOOKED_FOR = Duration.ofDays(7);

    private final Session session;
    private final Stores stores;
    private final Caller caller;

    /** Runs that are over and whose orders are looked at: a crash leaves none of them at work. */
    private final Set<Long> lookedAt = ConcurrentHashMap.newKeySet();

    public StoredJournal(Session session) {
        this.session = session;
        this.stores = session.stores();
        this.caller = session.caller();
    }

    @Override
    public Optional<RebalanceRun> run(long id) {
        return stores.database().read(tx -> stores.runs().find(tx, caller, id));
    }

    /** Live runs with orders that the user settled lately, the oldest first. */
    List<Long> settledByHand() {
        Instant since = session.clock().instant().minus(LOOKED_FOR);
        return stores.database()
                .read(tx ->
                        stores.orders().runsEndedFor(tx, caller, ProblemCode.ORDER_BY_HAND, since));
    }

    /**
     * Stores a new run with where it comes from. One of the schedule sets the portfolio's next date
     * in the same breath, so that no moment has two runs.
     *
     * @return the run with its id, or the one that the moment already has
     */
    RebalanceRun insert(RebalanceRun run, RunOrigin origin, Portfolio portfolio) {
        return stores.database()
                .write(tx -> {
                    Instant due = origin.dueAt();
                    if (due != null) {
                        moveOn(tx, portfolio.id(), due, run.createdAt());
                    }
                    Optional<RebalanceRun> before =
                            due == null
                                    ? Optional.empty()
                                    : stores.runOrigins()
                                            .findByDue(tx, caller, portfolio.id(), due)
                                            .flatMap(id -> stores.runs().find(tx, caller, id));
                    if (before.isPresent()) {
                        return before.get();
                    }
                    RebalanceRun stored = stores.runs().insert(tx, caller, run);
                    stores.runOrigins().insert(tx, caller, stored, origin);
                    return stored;
                });
    }

    /** The moment has its run, be it this one or one from before. */
    private void moveOn(Tx tx, PortfolioId portfolio, Instant due, Instant now) {
        stores.portfolios().findAll(tx, caller).stream()
                .filter(each -> each.id().equals(portfolio) && due.equals(each.nextRebalance()))
                .forEach(each ->
                        stores.portfolios()
                                .setRebalances(
                                        tx,
                                        caller,
                                        portfolio,
                                        each.lastRebalance(),
                                        each.policy().nextAfter(now).orElse(null)));
    }

    @Override
    public void update(RebalanceRun run) {
        write(tx -> {
            stores.runs().update(tx, caller, run);
            if (run.state().isOver()) {
                stores.runs().release(tx, caller, run.id());
            }
        });
        session.changes().publish(Change.ORDERS);
    }

    @Override
    public Optional<Long> lease(RebalanceRun run) {
        if (run.state().isOver()) {
            lookedAt.add(run.id());
        }
        Optional<Long> other =
                stores.database().write(tx -> stores.runs().lease(tx, caller, run, lookedAt));
        if (other.isPresent()) {
            lookedAt.remove(run.id());
        }
        return other;
    }

    @Override
    public void release(RebalanceRun run) {
        write(tx -> stores.runs().release(tx, caller, run.id()));
        lookedAt.remove(run.id());
    }

    @Override
    public List<TradeOrder> orders(long run) {
        return stores.database().read(tx -> stores.orders().findByRun(tx, caller, run));
    }

    @Override
    public List<TradeOrder> live(Mode mode) {
        return stores.database().read(tx -> stores.orders().findLive(tx, caller, mode));
    }

    @Override
    public Optional<Long> tradedSincePlanned(RebalanceRun run, Instant now) {
        return stores.database()
                .read(tx -> stores.orders().tradedSincePlanned(tx, caller, run, now));
    }

    @Override
    public Optional<Long> unbooked(RebalanceRun run) {
        return stores.database()
                .read(tx ->
                        stores.orders().runsToBook(tx, caller).stream()
                                .filter(id -> id != run.id())
                                .filter(id ->
                                        stores.orders().findByRun(tx, caller, id).stream()
                                                .anyMatch(order ->
                                                        run.accounts().contains(order.account())))
                                .findFirst());
    }

    @Override
    public TradeOrder insert(TradeOrder order, String what) {
        TradeOrder stored =
                stores.database().write(tx -> stores.orders().insert(tx, caller, order, what));
        session.changes().publish(Change.ORDERS);
        return stored;
    }

    @Override
    public void update(TradeOrder order, Collection<Fill> newFills, String what) {
        write(tx -> stores.orders().update(tx, caller, order, newFills, what));
        session.changes().publish(Change.ORDERS);
    }

    @Override
    public Map<Long, List<Fill>> fills(long run) {
        Map<Long, List<Fill>> found = new HashMap<>();
        stores.database()
                .read(tx -> stores.orders().fillsOfRun(tx, caller, run))
                .forEach(each ->
                        found.computeIfAbsent(each.order(), _ -> new ArrayList<>())
                                .add(each.fill()));
        return found;
    }

    @Override
    public List<TradeOrder> ordersSince(Mode mode, AccountId account, Instant since) {
        return stores.database()
                .read(tx -> stores.orders().findSince(tx, caller, mode, account, since));
    }

    private void write(Consumer<Tx> work) {
        stores.database()
                .<Boolean>write(tx -> {
                    work.accept(tx);
                    return true;
                });
    }
}
