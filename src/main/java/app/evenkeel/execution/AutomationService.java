package app.evenkeel.execution;

import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.allocation.DriftService;
import app.evenkeel.portfolio.allocation.TargetService;
import app.evenkeel.storage.Stores;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the schedule may do with portfolios, and what it will. Blocking and thread-safe. */
public final class AutomationService {
    private final Session session;
    private final Stores stores;
    private final PortfolioService portfolios;
    private final TargetService targets;
    private final DriftService drift;
    private final ExecutionService execution;

    public AutomationService(
            Session session,
            PortfolioService portfolios,
            TargetService targets,
            DriftService drift,
            ExecutionService execution) {
        this.session = session;
        this.stores = session.stores();
        this.portfolios = portfolios;
        this.targets = targets;
        this.drift = drift;
        this.execution = execution;
    }

    /**
     * What comes next for a portfolio that has targets.
     *
     * @param at when it is next looked at by the calendar; {@code null} where it is looked at
     *     whenever prices come
     * @param lastDrift how far off it is today in what would be traded in, or the last figures that
     *     were kept where that cannot be told; {@code null} if there are none, and none are on
     *     paper
     * @param waiting the run that waits for an approval, or {@code null}
     */
    public record Upcoming(
            Portfolio portfolio,
            Automation automation,
            @Nullable Instant at,
            @Nullable DriftDay lastDrift,
            @Nullable RebalanceRun waiting) {}

    public Automation of(PortfolioId portfolio) {
        return all().getOrDefault(portfolio, Automation.OFF);
    }

    /**
     * Says what the schedule may do with a portfolio from now on. A date that passed while it might
     * do nothing is not made up for.
     */
    public void set(PortfolioId portfolio, Automation automation) {
        stores.database()
                .<Boolean>write(tx -> {
                    boolean wasOff =
                            stores.automations()
                                    .findAll(tx, session.caller())
                                    .getOrDefault(portfolio, Automation.OFF)
                                    .isOff();
                    if (wasOff && !automation.isOff()) {
                        passOver(tx, portfolio);
                    }
                    stores.automations().put(tx, session.caller(), portfolio, automation);
                    return true;
                });
        session.changes().publish(Change.PORTFOLIOS);
    }

    private void passOver(Tx tx, PortfolioId portfolio) {
        Instant now = session.clock().instant();
        for (Portfolio each : stores.portfolios().findAll(tx, session.caller())) {
            Instant next = each.nextRebalance();
            if (each.id().equals(portfolio) && next != null && !next.isAfter(now)) {
                stores.portfolios()
                        .setRebalances(
                                tx,
                                session.caller(),
                                portfolio,
                                each.lastRebalance(),
                                each.policy().nextAfter(now).orElse(null));
            }
        }
    }

    /** All portfolios that have targets: those with a date first, the next of them first. */
    public List<Upcoming> upcoming() {
        Map<PortfolioId, Automation> automations = all();
        return portfolios.all().stream()
                .filter(each -> !targets.targets(each.id()).isEmpty())
                .map(each ->
                        new Upcoming(
                                each,
                                automations.getOrDefault(each.id(), Automation.OFF),
                                each.nextRebalance(),
                                lastDrift(
                                        each, automations.getOrDefault(each.id(), Automation.OFF)),
                                execution.waiting(each.id()).orElse(null)))
                .sorted(
                        Comparator.comparing(
                                Upcoming::at, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** By the book that the schedule looks at. */
    private @Nullable DriftDay lastDrift(Portfolio portfolio, Automation automation) {
        if (automation.isOff() || automation.mode() != Mode.PAPER) {
            return drift.latest(portfolio);
        }
        // The days that are kept are of the ledger, and say nothing about what is held on paper.
        return drift.today(portfolio, execution.book(Mode.PAPER));
    }

    private Map<PortfolioId, Automation> all() {
        return stores.database().read(tx -> stores.automations().findAll(tx, session.caller()));
    }
}
