package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RiskMetric;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.FigureStore;
import app.evenkeel.storage.Tx;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of each portfolio at the end of each day, as they are stored. Blocking and
 * thread-safe.
 *
 * <p>A refresh works all of them out anew and stores what is not there or differs, so that what is
 * stored is what a fresh computation gives, whatever changed since: rows of older days, corrected
 * prices, splits. It also notes up to which day they are; the store takes that note away in the
 * very transaction that changes anything they are made of, and so what is noted as exact can be
 * shown without reading ledger and prices.
 */
public final class FigureService {
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** To be raised with every change of how a figure is computed, so that none is kept over it. */
    private static final int COMPUTATION = 1;

    /** What computed the figures: another release may do so in another way. */
    private static final String PROGRAM =
            Objects.requireNonNullElse(
                            FigureService.class.getPackage().getImplementationVersion(), "")
                    + "/"
                    + COMPUTATION;

    private final Session session;
    private final ValuationService valuation;
    private final PortfolioService portfolios;

    public FigureService(Session session, ValuationService valuation, PortfolioService portfolios) {
        this.session = session;
        this.valuation = valuation;
        this.portfolios = portfolios;
    }

    /**
     * Figures of one portfolio by day, in its currency, with flows in at the start and out at the
     * end of a day.
     */
    public record Figures(List<PerformanceSnapshot> performance, List<RiskMetric> risk) {
        static final Figures NONE = new Figures(List.of(), List.of());

        public Figures {
            performance = List.copyOf(performance);
            risk = List.copyOf(risk);
        }

        Figures until(LocalDate to) {
            return new Figures(
                    performance.stream().filter(each -> !each.day().isAfter(to)).toList(),
                    risk.stream().filter(each -> !each.day().isAfter(to)).toList());
        }
    }

    /**
     * Stored days that are what a fresh computation gives.
     *
     * @param to the last of them, or a later day where there are none at all
     */
    public record Exact(LocalDate to, List<PerformanceSnapshot> days) {
        public Exact {
            days = List.copyOf(days);
        }
    }

    /**
     * What is stored of a scope up to a day, as far as it is known to be exact; empty where it is
     * not, or where the scope is no portfolio or asked for in another currency than its own. Reads
     * neither ledger nor prices.
     */
    public Optional<Exact> exact(Scope scope, CurrencyCode currency, LocalDate until) {
        return portfolios.all().stream()
                .filter(each -> each.scope().equals(scope))
                .filter(each -> each.baseCurrency().equals(currency))
                .findFirst()
                .flatMap(portfolio ->
                        session.stores()
                                .database()
                                .read(tx ->
                                        exactTo(tx, portfolio)
                                                .map(to -> exact(tx, portfolio, to, until))));
    }

    private Exact exact(Tx tx, Portfolio portfolio, LocalDate exactTo, LocalDate until) {
        LocalDate to = exactTo.isBefore(until) ? exactTo : until;
        return new Exact(
                to,
                session
                        .stores()
                        .figures()
                        .performance(tx, session.caller(), portfolio.id(), portfolio.baseCurrency())
                        .stream()
                        .filter(day -> !day.day().isAfter(to))
                        .toList());
    }

    private Optional<LocalDate> exactTo(Tx tx, Portfolio portfolio) {
        return session.stores()
                .figures()
                .exactTo(tx, session.caller(), portfolio.id(), portfolio.baseCurrency(), PROGRAM);
    }

    /**
     * How many of the stored days that are said to be exact are not what is worked out now, by
     * portfolio; those without any are left out. Reads ledger and prices anew.
     */
    public Map<Portfolio, Integer> differing(Progress progress) {
        FigureStore store = session.stores().figures();
        if (!session.stores().database().read(tx -> store.isAnyExact(tx, session.caller()))) {
            return Map.of();
        }
        valuation.forget();
        Map<Portfolio, Integer> differing = new LinkedHashMap<>();
        for (Portfolio portfolio : portfolios.all()) {
            progress.checkCancelled();
            session.stores()
                    .database()
                    .read(tx -> exactTo(tx, portfolio))
                    .map(to -> differing(portfolio, to))
                    .filter(days -> days > 0)
                    .ifPresent(days -> differing.put(portfolio, days));
        }
        return differing;
    }

    private int differing(Portfolio portfolio, LocalDate to) {
        Figures fresh = compute(portfolio, to);
        Figures before = stored(portfolio).until(to);
        Set<LocalDate> days =
                days(
                        new Figures(
                                others(fresh.performance(), before.performance()),
                                others(fresh.risk(), before.risk())));
        days.addAll(
                days(
                        new Figures(
                                others(before.performance(), fresh.performance()),
                                others(before.risk(), fresh.risk()))));
        return days.size();
    }

    /**
     * Stores the figures of those portfolios up to a day that are not known to be exact up to it;
     * returns how many days were new or changed.
     */
    public long refreshInexact(LocalDate to) {
        long changed = 0;
        for (Portfolio portfolio : portfolios.all()) {
            changed += isExact(portfolio, to) ? 0 : refresh(portfolio, to);
        }
        return changed;
    }

    /** Stores the figures of every portfolio up to a day; returns how many were new or changed. */
    public long refresh(LocalDate to) {
        long changed = 0;
        for (Portfolio portfolio : portfolios.all()) {
            changed += refresh(portfolio, to);
        }
        return changed;
    }

    private boolean isExact(Portfolio portfolio, LocalDate to) {
        return session.stores()
                .database()
                .read(tx -> exactTo(tx, portfolio))
                .filter(day -> !day.isBefore(to))
                .isPresent();
    }

    private long refresh(Portfolio portfolio, LocalDate to) {
        Set<LocalDate> changed = new HashSet<>();
        if (!refresh(portfolio, to, changed)) {
            // What is kept may be behind the store by a change that nobody gave notice of.
            valuation.forget();
            refresh(portfolio, to, changed);
        }
        return changed.size();
    }

    /**
     * Stores what is not there or differs.
     *
     * @param all takes the days that were new or changed
     * @return whether the figures are exact, and not of a state that has passed
     */
    private boolean refresh(Portfolio portfolio, LocalDate to, Set<LocalDate> all) {
        // Taken before and after: what was computed in between is of one state, or of none.
        FigureStore.Revision revision = valuation.revision(portfolio.baseCurrency());
        Figures fresh = compute(portfolio, to);
        boolean isOfOneState = valuation.revision(portfolio.baseCurrency()).equals(revision);
        Figures before = stored(portfolio);
        List<PerformanceSnapshot> performance = others(fresh.performance(), before.performance());
        List<RiskMetric> risk = others(fresh.risk(), before.risk());
        Set<LocalDate> gone = days(before);
        gone.removeAll(days(fresh));
        gone.removeIf(day -> day.isAfter(to));
        Set<LocalDate> changed = days(new Figures(performance, risk));
        changed.addAll(gone);
        all.addAll(changed);
        if (changed.isEmpty() && isExact(portfolio, to)) {
            return true;
        }
        LocalDate first =
                fresh.performance().isEmpty() ? NEVER : fresh.performance().getFirst().day();
        CurrencyCode currency = portfolio.baseCurrency();
        FigureStore store = session.stores().figures();
        var caller = session.caller();
        return session.stores()
                .database()
                .write(
                        (long) performance.size() + risk.size() + gone.size(),
                        tx -> {
                            if (!changed.isEmpty()) {
                                store.discard(tx, caller, portfolio.id(), currency, first, to);
                                store.savePerformance(
                                        tx, caller, portfolio.id(), currency, performance);
                                store.saveRisk(tx, caller, portfolio.id(), currency, risk);
                            }
                            return isOfOneState && mark(tx, portfolio, revision, to);
                        });
    }

    /** Notes figures as exact unless what they were made of has changed meanwhile. */
    private boolean mark(Tx tx, Portfolio portfolio, FigureStore.Revision revision, LocalDate to) {
        FigureStore store = session.stores().figures();
        boolean isPresent =
                store.revision(tx).equals(revision)
                        && session.stores().portfolios().findAll(tx, session.caller()).stream()
                                .anyMatch(each -> isSame(each, portfolio));
        if (isPresent) {
            store.markExact(
                    tx, session.caller(), portfolio.id(), portfolio.baseCurrency(), PROGRAM, to);
        }
        return isPresent;
    }

    /** Whether a stored portfolio has the same figures; the one over all has the base currency. */
    private static boolean isSame(Portfolio stored, Portfolio computed) {
        return stored.id().equals(computed.id())
                && stored.scope().equals(computed.scope())
                && stored.benchmark().equals(computed.benchmark());
    }

    private static Set<LocalDate> days(Figures figures) {
        Set<LocalDate> days = new HashSet<>();
        figures.performance().forEach(each -> days.add(each.day()));
        figures.risk().forEach(each -> days.add(each.day()));
        return days;
    }

    private static <T> List<T> others(List<T> fresh, List<T> before) {
        List<T> others = new ArrayList<>(fresh);
        others.removeAll(new HashSet<>(before));
        return others;
    }

    /** What is stored of a portfolio in its currency. */
    public Figures stored(Portfolio portfolio) {
        FigureStore store = session.stores().figures();
        CurrencyCode currency = portfolio.baseCurrency();
        return session.stores()
                .database()
                .read(tx ->
                        new Figures(
                                store.performance(tx, session.caller(), portfolio.id(), currency),
                                store.risk(tx, session.caller(), portfolio.id(), currency)));
    }

    /** What a portfolio's figures are, computed now. */
    public Figures compute(Portfolio portfolio, LocalDate to) {
        PerformanceQuery query =
                PerformanceQuery.of(portfolio.scope(), to, portfolio.baseCurrency())
                        .with(FlowTiming.IN_AT_START_OUT_AT_END)
                        .beside(portfolio.benchmark());
        ValueSeries exact = valuation.series(to, query.currency(), query.scope());
        return Measurement.of(valuation, query)
                .map(measured -> {
                    DailyFigures daily =
                            DailyFigures.of(
                                    measured, BenchmarkReading.of(valuation, measured), exact);
                    return new Figures(daily.performance(), daily.risk());
                })
                .orElse(Figures.NONE);
    }
}
