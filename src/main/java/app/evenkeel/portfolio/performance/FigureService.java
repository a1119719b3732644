package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RiskMetric;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.FigureStore;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The figures of each portfolio at the end of each day, as they are stored. Blocking and
 * thread-safe.
 *
 * <p>A refresh works all of them out anew and stores what is not there or differs, so that what is
 * stored is what a fresh computation gives, whatever changed since: rows of older days, corrected
 * prices, splits.
 */
public final class FigureService {
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

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
    }

    /** Stores the figures of every portfolio up to a day; returns how many were new or changed. */
    public long refresh(LocalDate to) {
        long changed = 0;
        for (Portfolio portfolio : portfolios.all()) {
            changed += refresh(portfolio, to);
        }
        return changed;
    }

    private long refresh(Portfolio portfolio, LocalDate to) {
        Figures fresh = compute(portfolio, to);
        Figures before = stored(portfolio);
        List<PerformanceSnapshot> performance = others(fresh.performance(), before.performance());
        List<RiskMetric> risk = others(fresh.risk(), before.risk());
        Set<LocalDate> gone = days(before);
        gone.removeAll(days(fresh));
        gone.removeIf(day -> day.isAfter(to));
        if (performance.isEmpty() && risk.isEmpty() && gone.isEmpty()) {
            return 0;
        }
        LocalDate first =
                fresh.performance().isEmpty() ? NEVER : fresh.performance().getFirst().day();
        CurrencyCode currency = portfolio.baseCurrency();
        long rows = (long) performance.size() + risk.size() + gone.size();
        session.stores()
                .database()
                .<Boolean>write(
                        rows,
                        tx -> {
                            FigureStore store = session.stores().figures();
                            var caller = session.caller();
                            store.discard(tx, caller, portfolio.id(), currency, first, to);
                            store.savePerformance(
                                    tx, caller, portfolio.id(), currency, performance);
                            store.saveRisk(tx, caller, portfolio.id(), currency, risk);
                            return true;
                        });
        gone.addAll(days(new Figures(performance, risk)));
        return gone.size();
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
