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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that outlives crashes, as one on disk does: a change is there whole or not at all. */
final class MemoryJournal implements RunJournal {
    private final CrashPoints crashes;
    private final Map<Long, RebalanceRun> runs = new HashMap<>();
    private final Map<Long, TradeOrder> orders = new LinkedHashMap<>();
    private final Map<Long, List<Fill>> fills = new HashMap<>();
    private final Map<AccountId, Long> leases = new HashMap<>();

    MemoryJournal(CrashPoints crashes) {
        this.crashes = crashes;
    }

    void add(RebalanceRun run) {
        runs.put(run.id(), run);
    }

    Collection<TradeOrder> allOrders() {
        return orders.values();
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
        for (AccountId account : run.accounts()) {
            Long other = leases.get(account);
            if (other != null && other != run.id()) {
                return Optional.of(other);
            }
        }
        run.accounts().forEach(account -> leases.put(account, run.id()));
        return Optional.empty();
    }

    @Override
    public void release(RebalanceRun run) {
        leases.values().removeIf(id -> id == run.id());
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
        return orders.values().stream()
                .filter(o -> o.run() != run.id() && o.mode() == run.mode())
                .filter(o -> run.accounts().contains(o.account()) && o.filled().signum() > 0)
                .filter(o ->
                        o.run() > run.id()
                                || (o.updatedAt().isAfter(run.createdAt())
                                        && !o.updatedAt().isAfter(now)))
                .map(TradeOrder::run)
                .findFirst();
    }

    @Override
    public Optional<Long> unbooked(RebalanceRun run) {
        return Optional.empty();
    }

    @Override
    public TradeOrder insert(TradeOrder order, String what) {
        crashes.pass();
        boolean twice =
                orders.values().stream()
                        .anyMatch(o -> o.request().clientId().equals(order.request().clientId()));
        if (twice) {
            throw new IllegalStateException("An id that was used before");
        }
        TradeOrder stored = order.withId(orders.size() + 1L);
        orders.put(stored.id(), stored);
        crashes.pass();
        return stored;
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
