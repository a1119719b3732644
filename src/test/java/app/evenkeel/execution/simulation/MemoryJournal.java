package app.evenkeel.execution.simulation;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.execution.run.RunJournal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands for {@code StoredJournal}, which hands every change to the disk and is too slow for a
 * hundred thousand seeds: a change is there whole or not at all, and outlives a crash. That the two
 * do the same is the subject of {@code JournalsAgreeTest}; the stored one is under {@code
 * StoreSimulation} and the kill test.
 */
final class MemoryJournal implements RunJournal {
    private final CrashPoints crashes;
    private final Map<Long, RebalanceRun> runs = new HashMap<>();
    private final Map<Long, TradeOrder> orders = new LinkedHashMap<>();
    private final Map<Long, List<Fill>> fills = new HashMap<>();
    private final Map<Place, Long> leases = new HashMap<>();
    private final Set<Booked> booked = new HashSet<>();

    /** Runs that are over and whose orders are looked at; of the process, and gone with it. */
    private final Set<Long> lookedAt = new HashSet<>();

    private record Place(AccountId account, Mode mode) {}

    private record Booked(long order, String tradeId) {}

    MemoryJournal(CrashPoints crashes) {
        this.crashes = crashes;
    }

    void add(RebalanceRun run) {
        runs.put(run.id(), run);
    }

    Collection<TradeOrder> allOrders() {
        return orders.values();
    }

    Collection<RebalanceRun> allRuns() {
        return runs.values();
    }

    /** The process is gone, and with it what it knew beside the journal. */
    void restart() {
        lookedAt.clear();
    }

    boolean isBooked(long order, Fill fill) {
        return booked.contains(new Booked(order, fill.tradeId()));
    }

    /** Notes that a fill is in the ledger. */
    void setBooked(long order, Fill fill) {
        booked.add(new Booked(order, fill.tradeId()));
    }

    private boolean isToBook(TradeOrder order) {
        return order.mode() == Mode.LIVE
                && fills.getOrDefault(order.id(), List.of()).stream()
                        .anyMatch(fill -> !isBooked(order.id(), fill));
    }

    @Override
    public Optional<RebalanceRun> run(long id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public void update(RebalanceRun run) {
        crashes.pass();
        runs.put(run.id(), run);
        if (run.state().isOver()) {
            leases.values().removeIf(id -> id == run.id());
        }
        crashes.pass();
    }

    @Override
    public Optional<Long> lease(RebalanceRun run) {
        crashes.pass();
        if (run.state().isOver()) {
            lookedAt.add(run.id());
        }
        for (AccountId account : run.accounts()) {
            Long other = leases.get(new Place(account, run.mode()));
            if (other != null && other != run.id() && isHeld(other)) {
                lookedAt.remove(run.id());
                return Optional.of(other);
            }
        }
        run.accounts().forEach(account -> leases.put(new Place(account, run.mode()), run.id()));
        crashes.pass();
        return Optional.empty();
    }

    private boolean isHeld(long run) {
        return lookedAt.contains(run) || run(run).map(r -> !r.state().isOver()).orElse(false);
    }

    @Override
    public void release(RebalanceRun run) {
        leases.values().removeIf(id -> id == run.id());
        lookedAt.remove(run.id());
        crashes.pass();
    }

    @Override
    public List<TradeOrder> orders(long run) {
        return orders.values().stream().filter(order -> order.run() == run).toList();
    }

    @Override
    public List<TradeOrder> live(Mode mode) {
        return orders.values().stream()
                .filter(order -> order.mode() == mode && order.state().mayBeLive())
                .toList();
    }

    @Override
    public Optional<Long> tradedSincePlanned(RebalanceRun run, Instant now) {
        return run.accounts().stream()
                .flatMap(account -> tradedSincePlanned(run, account, now).stream())
                .findFirst();
    }

    private Optional<Long> tradedSincePlanned(RebalanceRun run, AccountId account, Instant now) {
        return orders.values().stream()
                .filter(o -> o.run() != run.id() && o.mode() == run.mode())
                .filter(o -> o.account().equals(account) && o.filled().signum() > 0)
                .filter(o ->
                        o.run() > run.id()
                                || isSince(run, o.updatedAt(), now)
                                || run(o.run())
                                        .map(r -> isSince(run, r.updatedAt(), now))
                                        .orElse(false))
                .reduce((_, later) -> later)
                .map(TradeOrder::run);
    }

    private static boolean isSince(RebalanceRun run, Instant time, Instant now) {
        return time.isAfter(run.createdAt()) && !time.isAfter(now);
    }

    @Override
    public Optional<Long> unbooked(RebalanceRun run) {
        return orders.values().stream()
                .filter(o -> o.run() != run.id() && isToBook(o))
                .map(TradeOrder::run)
                .distinct()
                .filter(other ->
                        orders(other).stream().anyMatch(o -> run.accounts().contains(o.account())))
                .min(Long::compare);
    }

    @Override
    public TradeOrder insert(TradeOrder order, String what) {
        crashes.pass();
        boolean twice =
                orders.values().stream()
                        .anyMatch(o ->
                                o.request().clientId().equals(order.request().clientId())
                                        || isSameAttempt(o, order));
        if (twice) {
            throw new IllegalStateException("An id or an attempt that was used before");
        }
        TradeOrder stored = order.withId(orders.size() + 1L);
        orders.put(stored.id(), stored);
        crashes.pass();
        return stored;
    }

    private static boolean isSameAttempt(TradeOrder one, TradeOrder other) {
        return one.run() == other.run()
                && one.line() == other.line()
                && one.attempt() == other.attempt();
    }

    @Override
    public void update(TradeOrder order, Collection<Fill> newFills, String what) {
        crashes.pass();
        List<Fill> known = new ArrayList<>(fills.getOrDefault(order.id(), List.of()));
        for (Fill fill : newFills) {
            if (known.stream().anyMatch(f -> f.tradeId().equals(fill.tradeId()))) {
                throw new IllegalStateException("A fill that is known");
            }
            known.add(fill);
        }
        fills.put(order.id(), List.copyOf(known));
        orders.put(order.id(), order);
        crashes.pass();
    }

    @Override
    public Map<Long, List<Fill>> fills(long run) {
        Map<Long, List<Fill>> found = new HashMap<>();
        orders(run).forEach(o -> found.put(o.id(), fills.getOrDefault(o.id(), List.of())));
        return found;
    }

    @Override
    public List<TradeOrder> ordersSince(Mode mode, AccountId account, Instant since) {
        return orders.values().stream()
                .filter(o -> o.mode() == mode && o.account().equals(account))
                .filter(o -> !o.createdAt().isBefore(since))
                .toList();
    }
}
