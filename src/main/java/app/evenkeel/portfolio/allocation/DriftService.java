package app.evenkeel.portfolio.allocation;

import app.evenkeel.analytics.allocation.AllocationAnalyzer;
import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** How far portfolios are from their targets. Blocking and thread-safe. */
public final class DriftService {
    private final Session session;
    private final TargetService targets;
    private final ValuationService valuation;

    public DriftService(Session session, TargetService targets, ValuationService valuation) {
        this.session = session;
        this.targets = targets;
        this.valuation = valuation;
    }

    /**
     * Where a portfolio stands, or why that cannot be told.
     *
     * @param obstacles what is missing or too old; empty where there is an allocation
     */
    public record Drift(@Nullable Allocation allocation, List<Problem> obstacles) {
        public Drift {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * Compares a portfolio with its targets at the end of a day.
     *
     * @throws EvenkeelException if it has no targets
     */
    public Drift drift(Portfolio portfolio, LocalDate day) {
        return drift(portfolio, day, new LedgerHoldings(valuation));
    }

    /**
     * As {@link #drift(Portfolio, LocalDate)}, of what a book of the caller's says is held.
     *
     * @throws EvenkeelException if it has no targets
     */
    public Drift drift(Portfolio portfolio, LocalDate day, HoldingBook book) {
        Standing standing = standing(portfolio, day, book);
        if (!standing.obstacles().isEmpty()) {
            return new Drift(null, standing.obstacles());
        }
        return new Drift(allocation(standing), List.of());
    }

    /**
     * Whether anything is outside its band at the end of a day by such a book; {@code false} where
     * that cannot be told. The same as by {@link #drift}, without its figures.
     *
     * @throws EvenkeelException if it has no targets
     */
    public boolean isOutside(Portfolio portfolio, LocalDate day, HoldingBook book) {
        Standing standing = standing(portfolio, day, book);
        if (!standing.obstacles().isEmpty()) {
            return false;
        }
        List<BigDecimal> values = values(standing);
        return AllocationAnalyzer.isOutside(
                TargetTree.of(standing.targets(), standing.assets(), values),
                values,
                cash(standing),
                portfolio.policy());
    }

    private Standing standing(Portfolio portfolio, LocalDate day, HoldingBook book) {
        return StandingReading.of(
                valuation,
                book,
                portfolio,
                targets.targets(portfolio.id()),
                targets.settings(portfolio.id()),
                day);
    }

    /**
     * Compares a portfolio with its targets today, and keeps the figures of the day.
     *
     * @throws EvenkeelException if it has no targets, or the caller may only read
     */
    public Drift record(Portfolio portfolio) {
        LocalDate today = LocalDate.now(session.clock());
        Drift drift = drift(portfolio, today);
        Allocation allocation = drift.allocation();
        if (allocation != null) {
            DriftDay day = day(today, allocation);
            session.stores()
                    .database()
                    .<Boolean>write(tx -> {
                        session.stores().drift().save(tx, session.caller(), portfolio.id(), day);
                        return true;
                    });
        }
        return drift;
    }

    /**
     * The figures of today, whether they are kept yet or not; where they cannot be told, the last
     * that were kept, or {@code null}.
     *
     * @throws EvenkeelException if it has no targets
     */
    public @Nullable DriftDay latest(Portfolio portfolio) {
        DriftDay today = today(portfolio, new LedgerHoldings(valuation));
        if (today != null) {
            return today;
        }
        List<DriftDay> kept =
                history(portfolio.id(), LocalDate.EPOCH, LocalDate.now(session.clock()));
        return kept.isEmpty() ? null : kept.getLast();
    }

    /**
     * The figures of today by a book of the caller's, or {@code null} where they cannot be told.
     *
     * @throws EvenkeelException if it has no targets
     */
    public @Nullable DriftDay today(Portfolio portfolio, HoldingBook book) {
        LocalDate today = LocalDate.now(session.clock());
        Allocation allocation = drift(portfolio, today, book).allocation();
        return allocation == null ? null : day(today, allocation);
    }

    private static DriftDay day(LocalDate day, Allocation allocation) {
        return new DriftDay(
                day,
                allocation.currency(),
                Decimals.rounded(allocation.total()),
                allocation.drift(),
                allocation.isOutside());
    }

    /** The days that were kept, from the first to the last, both included. */
    public List<DriftDay> history(PortfolioId portfolio, LocalDate first, LocalDate last) {
        return session.stores()
                .database()
                .read(tx ->
                        session.stores()
                                .drift()
                                .find(tx, session.caller(), portfolio, first, last));
    }

    private static Allocation allocation(Standing standing) {
        List<BigDecimal> values = values(standing);
        List<Allocation.Unlisted> unlisted = new ArrayList<>();
        standing.unlisted()
                .forEach((asset, quantity) ->
                        unlisted.add(
                                new Allocation.Unlisted(
                                        asset,
                                        quantity,
                                        Objects.requireNonNull(standing.worths().get(asset.id()))
                                                .of(quantity))));
        return AllocationAnalyzer.analyze(
                TargetTree.of(standing.targets(), standing.assets(), values),
                standing.assets(),
                values,
                cash(standing),
                standing.portfolio().policy(),
                standing.portfolio().baseCurrency(),
                unlisted);
    }

    private static List<BigDecimal> values(Standing standing) {
        List<BigDecimal> values = new ArrayList<>(standing.assets().size());
        for (Asset asset : standing.assets()) {
            values.add(value(standing, asset, standing.quantity(asset)));
        }
        return values;
    }

    private static BigDecimal cash(Standing standing) {
        return standing.cash().values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(standing.settings().cashBuffer());
    }

    private static BigDecimal value(Standing standing, Asset asset, BigDecimal quantity) {
        return Objects.requireNonNull(
                Objects.requireNonNull(standing.worths().get(asset.id())).of(quantity));
    }
}
