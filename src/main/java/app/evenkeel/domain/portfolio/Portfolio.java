package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * Accounts that are looked at and steered together.
 *
 * @param coversAll whether it holds every account, those to come included; the one portfolio that
 *     does always exists
 * @param accounts what it holds; empty where it covers all
 * @param capital what it is meant to work with, in its currency; {@code null} for what is there
 * @param lastRebalance when it was last rebalanced; {@code null} if never
 * @param nextRebalance when it is next looked at; {@code null} if that is not by the calendar
 */
public record Portfolio(
        PortfolioId id,
        String name,
        String description,
        boolean coversAll,
        Set<AccountId> accounts,
        CurrencyCode baseCurrency,
        PortfolioKind kind,
        @Nullable BigDecimal capital,
        RebalancePolicy policy,
        Benchmark benchmark,
        @Nullable Instant lastRebalance,
        @Nullable Instant nextRebalance,
        Instant created) {
    /** The id of the portfolio over all accounts before it is stored. */
    public static final PortfolioId UNSTORED = new PortfolioId(0);

    public Portfolio {
        accounts = coversAll ? Set.of() : Set.copyOf(accounts);
    }

    /** The portfolio over all accounts, as it begins. */
    public static Portfolio overAll(CurrencyCode baseCurrency, ZoneId zone, Instant created) {
        return new Portfolio(
                UNSTORED,
                "All",
                "",
                true,
                Set.of(),
                baseCurrency,
                PortfolioKind.PERSONAL,
                null,
                RebalancePolicy.usual(zone),
                Benchmark.NONE,
                null,
                null,
                created);
    }

    /** A portfolio of one's own over some accounts, not stored yet. */
    public static Portfolio over(
            String name, Set<AccountId> accounts, CurrencyCode currency, ZoneId zone, Instant at) {
        return new Portfolio(
                UNSTORED,
                name,
                "",
                false,
                accounts,
                currency,
                PortfolioKind.PERSONAL,
                null,
                RebalancePolicy.usual(zone),
                Benchmark.NONE,
                null,
                null,
                at);
    }

    /** What part of everything it is. */
    public Scope scope() {
        return coversAll ? Scope.ALL : new Scope.OnePortfolio(id, accounts);
    }

    public Portfolio withId(PortfolioId other) {
        return new Portfolio(
                other,
                name,
                description,
                coversAll,
                accounts,
                baseCurrency,
                kind,
                capital,
                policy,
                benchmark,
                lastRebalance,
                nextRebalance,
                created);
    }

    public Portfolio withCurrency(CurrencyCode currency) {
        return new Portfolio(
                id,
                name,
                description,
                coversAll,
                accounts,
                currency,
                kind,
                capital,
                policy,
                benchmark,
                lastRebalance,
                nextRebalance,
                created);
    }

    public Portfolio withPolicy(RebalancePolicy other) {
        return new Portfolio(
                id,
                name,
                description,
                coversAll,
                accounts,
                baseCurrency,
                kind,
                capital,
                other,
                benchmark,
                lastRebalance,
                nextRebalance,
                created);
    }

    public Portfolio withBenchmark(Benchmark other) {
        return new Portfolio(
                id,
                name,
                description,
                coversAll,
                accounts,
                baseCurrency,
                kind,
                capital,
                policy,
                other,
                lastRebalance,
                nextRebalance,
                created);
    }

    /** The same after a rebalance, or with another date for the next. */
    public Portfolio withRebalances(@Nullable Instant last, @Nullable Instant next) {
        return new Portfolio(
                id,
                name,
                description,
                coversAll,
                accounts,
                baseCurrency,
                kind,
                capital,
                policy,
                benchmark,
                last,
                next,
                created);
    }
}
