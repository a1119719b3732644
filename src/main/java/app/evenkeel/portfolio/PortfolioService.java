package app.evenkeel.portfolio;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.storage.PortfolioStore;
import app.evenkeel.storage.Tx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The caller's portfolios. One over all accounts always exists; its currency is the base currency
 * of the settings. Blocking and thread-safe.
 */
public final class PortfolioService {
    private static final int LONGEST_NAME = 100;

    private final Session session;
    private final SettingService settings;

    public PortfolioService(Session session, SettingService settings) {
        this.session = session;
        this.settings = settings;
    }

    /** All of them: the one over all accounts first, then by name. */
    public List<Portfolio> all() {
        List<Portfolio> stored =
                session.stores().database().read(tx -> store().findAll(tx, session.caller()));
        if (stored.isEmpty() || !stored.getFirst().coversAll()) {
            stored = withOneOverAll(stored);
        }
        return stored.stream().map(this::shown).toList();
    }

    /** The one over all accounts. */
    public Portfolio overAll() {
        return all().getFirst();
    }

    /** What a scope is compared with; a part of everything, with what everything is. */
    public Benchmark benchmark(Scope scope) {
        return of(scope).benchmark();
    }

    /**
     * Compares a scope with something else from now on.
     *
     * @throws EvenkeelException if the caller may only read
     */
    public void compare(Scope scope, Benchmark benchmark) {
        edit(of(scope).withBenchmark(benchmark));
    }

    /** The portfolio that a scope is; for a part of everything, the one over all. */
    public Portfolio of(Scope scope) {
        return scope instanceof Scope.OnePortfolio one
                ? find(one.portfolio()).orElseGet(this::overAll)
                : overAll();
    }

    public Optional<Portfolio> find(PortfolioId id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * The portfolio of that name.
     *
     * @throws EvenkeelException if there is none
     */
    public Portfolio named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> problem(ProblemCode.PORTFOLIO_NOT_FOUND, name));
    }

    /**
     * Adds a portfolio.
     *
     * @return the portfolio with its id
     * @throws EvenkeelException if the caller may only read, the name is taken, or it has none or
     *     no accounts
     */
    public Portfolio create(Portfolio portfolio) {
        List<Portfolio> others = all();
        check(portfolio, others);
        Portfolio stored =
                session.stores()
                        .database()
                        .write(tx -> store().insert(tx, session.caller(), portfolio));
        session.changes().publish(Change.PORTFOLIOS);
        return stored;
    }

    /**
     * Replaces name, description, accounts, currency, kind, capital, policy and benchmark. With
     * another policy it is next due by that, from now; else its dates stay as they are stored.
     *
     * @throws EvenkeelException as {@link #create}, or if there is no such portfolio
     */
    public void edit(Portfolio portfolio) {
        List<Portfolio> all = all();
        Portfolio before =
                all.stream()
                        .filter(each -> each.id().equals(portfolio.id()))
                        .findFirst()
                        .orElseThrow(
                                () -> problem(ProblemCode.PORTFOLIO_NOT_FOUND, portfolio.name()));
        if (before.coversAll() != portfolio.coversAll()) {
            throw problem(ProblemCode.PORTFOLIO_STAYS, before.name());
        }
        check(portfolio, all);
        write(tx -> {
            store().findAll(tx, session.caller()).stream()
                    .filter(each -> each.id().equals(portfolio.id()))
                    .filter(each -> !each.policy().equals(portfolio.policy()))
                    .forEach(each -> moveOn(tx, each, portfolio.policy()));
            store().update(tx, session.caller(), portfolio);
        });
    }

    /**
     * Removes a portfolio with its targets and figures; accounts and ledger stay.
     *
     * @throws EvenkeelException if the caller may only read, there is no such portfolio, or it is
     *     the one over all accounts
     */
    public void delete(PortfolioId id) {
        Portfolio portfolio =
                find(id).orElseThrow(() ->
                        problem(ProblemCode.PORTFOLIO_NOT_FOUND, Long.toString(id.value())));
        if (portfolio.coversAll()) {
            throw problem(ProblemCode.PORTFOLIO_STAYS, portfolio.name());
        }
        checkMayWrite();
        write(tx -> store().delete(tx, session.caller(), id));
    }

    private void moveOn(Tx tx, Portfolio stored, RebalancePolicy policy) {
        store().setRebalances(
                        tx,
                        session.caller(),
                        stored.id(),
                        stored.lastRebalance(),
                        policy.nextAfter(session.clock().instant()).orElse(null));
    }

    private void check(Portfolio portfolio, List<Portfolio> all) {
        checkMayWrite();
        String name = portfolio.name();
        boolean hasNoName = name.isBlank() || name.length() > LONGEST_NAME;
        if (hasNoName || (!portfolio.coversAll() && portfolio.accounts().isEmpty())) {
            throw problem(ProblemCode.BAD_ENTRY, name);
        }
        boolean isTaken =
                all.stream()
                        .anyMatch(each ->
                                !each.id().equals(portfolio.id()) && each.name().equals(name));
        if (isTaken) {
            throw problem(ProblemCode.PORTFOLIO_EXISTS, name);
        }
    }

    private void checkMayWrite() {
        if (!session.caller().mayWrite()) {
            throw problem(ProblemCode.NOT_ALLOWED);
        }
    }

    private void write(Consumer<Tx> change) {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    change.accept(tx);
                    return true;
                });
        session.changes().publish(Change.PORTFOLIOS);
    }

    /** Stores the one over all accounts; whoever may only read gets it without an id. */
    private synchronized List<Portfolio> withOneOverAll(List<Portfolio> others) {
        Portfolio overAll =
                Portfolio.overAll(
                        settings.baseCurrency(),
                        session.clock().getZone(),
                        session.clock().instant());
        if (!session.caller().mayWrite()) {
            List<Portfolio> all = new ArrayList<>(List.of(overAll));
            all.addAll(others);
            return all;
        }
        return session.stores()
                .database()
                .write(tx -> {
                    List<Portfolio> present = store().findAll(tx, session.caller());
                    if (present.isEmpty() || !present.getFirst().coversAll()) {
                        store().insert(tx, session.caller(), overAll);
                        present = store().findAll(tx, session.caller());
                    }
                    return present;
                });
    }

    private Portfolio shown(Portfolio portfolio) {
        return portfolio.coversAll() ? portfolio.withCurrency(settings.baseCurrency()) : portfolio;
    }

    private PortfolioStore store() {
        return session.stores().portfolios();
    }

    private static EvenkeelException problem(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }
}
