package app.evenkeel.execution;

import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.collect.ConnectionService;
import app.evenkeel.storage.Stores;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs that are not over, and those that left something open; no plan can be made around them.
 * Blocking and thread-safe.
 */
final class OpenRuns {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRuns.class);

    private final Session session;
    private final Stores stores;
    private final StoredJournal journal;
    private final ConnectionService connections;

    OpenRuns(Session session, StoredJournal journal, ConnectionService connections) {
        this.session = session;
        this.stores = session.stores();
        this.journal = journal;
        this.connections = connections;
    }

    /** The accounts that orders can go out of. */
    static Set<AccountId> connected(ConnectionService connections) {
        return connections.connections().stream()
                .map(Connection::account)
                .collect(Collectors.toSet());
    }

    /** Those whose orders somebody can be asked about, and whose fills may not be booked. */
    Set<Long> toLookAt() {
        Set<Long> found = unsettled();
        found.addAll(settledByHand());
        return found;
    }

    private List<Long> settledByHand() {
        Set<AccountId> connected = connected(connections);
        return journal.settledByHand().stream().filter(run -> isIn(connected, run)).toList();
    }

    private boolean isIn(Set<AccountId> accounts, long run) {
        try {
            return journal.run(run).map(each -> accounts.containsAll(each.accounts())).orElse(true);
        } catch (RuntimeException e) {
            // One that cannot be read is not in the way of the others; whoever takes it up says so.
            LOG.warn("Run {} cannot be read", run, e);
            return true;
        }
    }

    /** Runs with orders that may be at a venue, or with fills that are not in the ledger. */
    private Set<Long> unsettled() {
        Set<Long> open = new LinkedHashSet<>();
        journal.live(Mode.LIVE).forEach(order -> open.add(order.run()));
        journal.live(Mode.PAPER).forEach(order -> open.add(order.run()));
        open.addAll(stores.database().read(tx -> stores.orders().runsToBook(tx, session.caller())));
        return open;
    }

    /**
     * Why a plan of a portfolio would not reckon with all that was traded in its accounts, or
     * {@code null}.
     */
    @Nullable Problem unsettled(Mode mode, Portfolio portfolio) {
        return unsettled().stream()
                .map(id -> journal.run(id).orElseThrow())
                .filter(run -> concerns(run, mode, portfolio))
                .findFirst()
                .map(run -> Problem.of(ProblemCode.RUN_UNSETTLED, Long.toString(run.id())))
                .orElse(null);
    }

    /** Whether a run is under way that changes what a plan of the portfolio reckons with. */
    boolean isBusy(Mode mode, Portfolio portfolio) {
        return unfinished().stream().anyMatch(run -> concerns(run, mode, portfolio));
    }

    /** Plans of every mode begin with the ledger, which live runs change. */
    private static boolean concerns(RebalanceRun run, Mode mode, Portfolio portfolio) {
        return (run.mode() == mode || run.mode() == Mode.LIVE)
                && run.lines().stream()
                        .anyMatch(line ->
                                portfolio.coversAll()
                                        || portfolio.accounts().contains(line.account()));
    }

    private List<RebalanceRun> unfinished() {
        return stores.database().read(tx -> stores.runs().findUnfinished(tx, session.caller()));
    }

    /** Those that were cut off, or that what follows them was not done for. */
    Set<Long> cutOff() {
        Set<Long> cutOff = new LinkedHashSet<>();
        unfinished().forEach(run -> cutOff.add(run.id()));
        cutOff.addAll(
                stores.database().read(tx -> stores.runOrigins().unclosed(tx, session.caller())));
        return cutOff;
    }
}
