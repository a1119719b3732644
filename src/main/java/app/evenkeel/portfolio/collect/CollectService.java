package app.evenkeel.portfolio.collect;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.holding.AccountCollection;
import app.evenkeel.domain.holding.CollectStatus;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.holdings.Collected;
import app.evenkeel.ingestion.holdings.Venue;
import app.evenkeel.portfolio.CollectedHoldings;
import app.evenkeel.portfolio.LedgerService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.CollectedStore.Holding;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what is held, account by account, and compares it with the ledger. All sources of an
 * account together, or what was known before stays: a part is never stored as the whole.
 */
public final class CollectService implements CollectedHoldings {
    private final Session session;
    private final Stores stores;
    private final LedgerService ledger;
    private final ValuationService valuation;
    private final ConnectionService connections;

    /** One at a time, since requests under one key must keep their order. */
    private final Object turn = new Object();

    public CollectService(
            Session session,
            LedgerService ledger,
            ValuationService valuation,
            ConnectionService connections) {
        this.session = session;
        this.stores = session.stores();
        this.ledger = ledger;
        this.valuation = valuation;
        this.connections = connections;
    }

    /**
     * What became of one account.
     *
     * @param problem why it failed, or {@code null} if it did not
     */
    public record Outcome(AccountId account, @Nullable Problem problem) {}

    /**
     * Collects one account, or all that have a source. Blocks, on the network too.
     *
     * @param account or {@code null} for all
     * @param acceptEmpty whether to believe that nothing is held where something was
     */
    public List<Outcome> collect(
            @Nullable AccountId account, boolean acceptEmpty, Progress progress) {
        synchronized (turn) {
            List<Connection> keys = connections.connections();
            List<WatchedAddress> addresses = connections.addresses();
            Set<AccountId> accounts = new LinkedHashSet<>();
            keys.forEach(key -> accounts.add(key.account()));
            addresses.forEach(address -> accounts.add(address.account()));
            if (account != null) {
                accounts.removeIf(each -> !each.equals(account));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (AccountId each : accounts) {
                progress.checkCancelled();
                progress.report("progress.collect.accounts", outcomes.size(), accounts.size());
                outcomes.add(
                        collectOne(
                                each,
                                keys.stream().filter(k -> k.account().equals(each)).toList(),
                                addresses.stream().filter(a -> a.account().equals(each)).toList(),
                                acceptEmpty,
                                progress));
            }
            session.changes().publish(Change.COLLECTED);
            return outcomes;
        }
    }

    private Outcome collectOne(
            AccountId account,
            List<Connection> keys,
            List<WatchedAddress> addresses,
            boolean acceptEmpty,
            Progress progress) {
        try {
            Map<String, List<Collected>> bySource = new LinkedHashMap<>();
            for (Connection key : keys) {
                bySource.put(key.label(), connections.open(key, progress).collect(progress));
            }
            for (WatchedAddress address : addresses) {
                bySource.put(address.label(), connections.open(address).collect(progress));
            }
            store(account, bySource, acceptEmpty);
            return new Outcome(account, null);
        } catch (EvenkeelException e) {
            Instant now = session.clock().instant();
            stores.database()
                    .<Boolean>write(tx -> {
                        stores.collected().fail(tx, session.caller(), account, now, e.problem());
                        return true;
                    });
            return new Outcome(account, e.problem());
        }
    }

    private void store(
            AccountId account, Map<String, List<Collected>> bySource, boolean acceptEmpty) {
        List<Holding> before =
                stores.database().read(tx -> stores.collected().holdings(tx, session.caller()));
        List<Holding> holdings = new ArrayList<>();
        bySource.forEach((source, all) -> {
            boolean held =
                    before.stream()
                            .anyMatch(
                                    h -> h.account().equals(account) && h.source().equals(source));
            if (all.isEmpty() && held && !acceptEmpty) {
                throw new EvenkeelException(Problem.of(ProblemCode.COLLECTED_NOTHING, source));
            }
            Map<AssetId, BigDecimal> sums = new LinkedHashMap<>();
            all.forEach(each ->
                    sums.merge(ledger.assetFor(each.asset()), each.quantity(), BigDecimal::add));
            sums.forEach((asset, quantity) ->
                    holdings.add(new Holding(account, source, asset, quantity)));
        });
        Instant now = session.clock().instant();
        stores.database()
                .<Boolean>write(tx -> {
                    stores.collected().replace(tx, session.caller(), account, holdings, now);
                    return true;
                });
    }

    /** How the last attempt of each account went. */
    public List<AccountCollection> collections() {
        return stores.database().read(tx -> stores.collected().collections(tx, session.caller()));
    }

    /**
     * Every asset of the accounts that have a source: what was collected beside what the ledger
     * says of that moment.
     */
    @Override
    public List<CollectedLine> compare() {
        Sources sources = sources();
        return compareAll(sources).stream()
                .filter(line -> sources.isWatched(line.account().id()))
                .toList();
    }

    /** The same for every account, also where nobody but the ledger knows what is held. */
    public List<CollectedLine> compareAll() {
        return compareAll(sources());
    }

    private Sources sources() {
        return new Sources(connections.connections(), connections.addresses());
    }

    private List<CollectedLine> compareAll(Sources sources) {
        Map<AccountId, AccountCollection> states = new HashMap<>();
        collections().forEach(state -> states.put(state.account(), state));
        Map<AssetId, Asset> assets = new HashMap<>();
        ledger.assets().forEach(asset -> assets.put(asset.id(), asset));
        Instant now = session.clock().instant();
        // Later transactions say nothing about what was held then.
        Map<AccountId, Map<AssetId, BigDecimal>> derived =
                valuation.booked(id -> {
                    AccountCollection state = states.get(id);
                    Instant asOf = state == null ? null : state.asOf();
                    return asOf == null ? now : asOf;
                });
        Map<AccountId, Map<AssetId, BigDecimal>> collected = new HashMap<>();
        stores.database()
                .read(tx -> stores.collected().holdings(tx, session.caller()))
                .forEach(h ->
                        collected
                                .computeIfAbsent(h.account(), _ -> new LinkedHashMap<>())
                                .merge(h.asset(), h.quantity(), BigDecimal::add));
        List<CollectedLine> lines = new ArrayList<>();
        for (Account account : ledger.accounts()) {
            AccountCollection state = states.get(account.id());
            Instant asOf = state == null ? null : state.asOf();
            Map<AssetId, BigDecimal> told = collected.getOrDefault(account.id(), Map.of());
            Map<AssetId, BigDecimal> booked = derived.getOrDefault(account.id(), Map.of());
            Set<AssetId> all = new LinkedHashSet<>(booked.keySet());
            all.addAll(told.keySet());
            for (AssetId id : all) {
                Asset asset = assets.get(id);
                if (asset != null) {
                    lines.add(
                            new CollectedLine(
                                    account,
                                    asset,
                                    asOf == null ? null : told.getOrDefault(id, BigDecimal.ZERO),
                                    booked.getOrDefault(id, BigDecimal.ZERO),
                                    asOf,
                                    state == null ? CollectStatus.NEVER : state.status(),
                                    sources.tellAll(account.id(), asset.symbol())));
                }
            }
        }
        return lines;
    }

    /** Where accounts are collected from. */
    private record Sources(List<Connection> keys, List<WatchedAddress> addresses) {
        boolean isWatched(AccountId account) {
            return keys.stream().anyMatch(key -> key.account().equals(account))
                    || addresses.stream().anyMatch(each -> each.account().equals(account));
        }

        /** Whether they look wherever the account may hold an asset of that symbol. */
        boolean tellAll(AccountId account, String symbol) {
            List<Boolean> whole =
                    keys.stream()
                            .filter(key -> key.account().equals(account))
                            .map(key -> Venue.of(key.venue()).map(Venue::isWhole).orElse(false))
                            .toList();
            return whole.isEmpty()
                    ? addresses.stream()
                            .anyMatch(each -> each.account().equals(account) && each.tells(symbol))
                    : !whole.contains(false);
        }
    }

    @Override
    public Transaction book(CollectedLine line, TransactionType type) {
        Optional<CollectedLine> now =
                compare().stream()
                        .filter(each ->
                                each.account().id().equals(line.account().id())
                                        && each.asset().id().equals(line.asset().id()))
                        .findFirst();
        BigDecimal difference = line.difference();
        Instant asOf = line.asOf();
        if (difference == null
                || asOf == null
                || !line.bookings().contains(type)
                || now.isEmpty()
                || !asOf.equals(now.get().asOf())
                || !now.get().bookings().contains(type)
                || now.get().difference() == null
                || difference.compareTo(now.get().difference()) != 0) {
            throw new EvenkeelException(Problem.of(ProblemCode.EDIT_OUTDATED));
        }
        Leg leg = new Leg(line.asset().id(), difference.abs());
        Head head =
                new Head(
                        new TransactionId(0),
                        line.account().id(),
                        "",
                        asOf,
                        session.clock().getZone(),
                        null,
                        "",
                        Origin.byHand());
        return ledger.add(
                Transaction.of(
                        type,
                        head,
                        difference.signum() > 0 ? Movement.ofIn(leg) : Movement.ofOut(leg)));
    }
}
