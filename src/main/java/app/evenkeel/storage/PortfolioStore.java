package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.PortfolioKind;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The caller's portfolios, with their accounts and benchmarks. */
public final class PortfolioStore {
    /** All of the caller: the one over all accounts first, then by name. */
    public List<Portfolio> findAll(Tx tx, Caller caller) {
        Map<Long, Set<AccountId>> accounts = accounts(tx, caller);
        Map<Long, List<Benchmark.Part>> benchmarks = benchmarks(tx, caller);
        List<Portfolio> found = new ArrayList<>();
        tx.forEach(
                "select * from portfolio where owner_id = ? order by covers_all desc, name, id",
                row -> found.add(portfolio(row, accounts, benchmarks)),
                caller.user().value());
        return found;
    }

    /**
     * Adds a portfolio.
     *
     * @return the portfolio with its id
     */
    public Portfolio insert(Tx tx, Caller caller, Portfolio portfolio) {
        tx.checkMayWrite(caller);
        Portfolio stored = portfolio.withId(new PortfolioId(tx.nextId("portfolio")));
        tx.execute(
                "insert into portfolio (name, description, base_currency, kind, capital, frequency,"
                        + " zone, look_at, band_kind, threshold, destination, last_rebalance,"
                        + " next_rebalance, id, owner_id, covers_all, created_at) values (?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                with(
                        values(stored),
                        stored(stored.lastRebalance()),
                        stored(stored.nextRebalance()),
                        stored.id().value(),
                        caller.user().value(),
                        stored.coversAll(),
                        Utc.stored(stored.created())));
        insertParts(tx, caller, stored);
        return stored;
    }

    /**
     * Replaces everything but whether it covers all accounts, when it was made, and when it was and
     * is next rebalanced, which {@link #setRebalances} sets.
     */
    public void update(Tx tx, Caller caller, Portfolio portfolio) {
        tx.checkMayWrite(caller);
        long changed =
                tx.execute(
                        "update portfolio set name = ?, description = ?, base_currency = ?,"
                                + " kind = ?, capital = ?, frequency = ?, zone = ?, look_at = ?,"
                                + " band_kind = ?,"
                                + " threshold = ?, destination = ? where id = ? and owner_id = ?",
                        with(values(portfolio), portfolio.id().value(), caller.user().value()));
        if (changed != 1) {
            throw new IllegalArgumentException("No portfolio " + portfolio.id().value());
        }
        for (String table : List.of("portfolio_account", "portfolio_benchmark")) {
            tx.execute(
                    "delete from " + table + " where portfolio_id = ? and owner_id = ?",
                    portfolio.id().value(),
                    caller.user().value());
        }
        insertParts(tx, caller, portfolio);
    }

    /** Sets when a portfolio was last rebalanced and when it is next due; nothing else of it. */
    public void setRebalances(
            Tx tx, Caller caller, PortfolioId id, @Nullable Instant last, @Nullable Instant next) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update portfolio set last_rebalance = ?, next_rebalance = ? where id = ? and"
                        + " owner_id = ?",
                stored(last),
                stored(next),
                id.value(),
                caller.user().value());
    }

    /** Removes a portfolio with all that is kept of it; accounts and ledger stay. */
    public void delete(Tx tx, Caller caller, PortfolioId id) {
        tx.checkMayWrite(caller);
        tx.execute(
                "delete from portfolio where id = ? and owner_id = ?",
                id.value(),
                caller.user().value());
    }

    private static void insertParts(Tx tx, Caller caller, Portfolio portfolio) {
        for (AccountId account : portfolio.accounts()) {
            // Only accounts of the caller's own.
            tx.execute(
                    "insert into portfolio_account (owner_id, portfolio_id, account_id)"
                            + " select owner_id, ?, id from account where id = ? and owner_id = ?",
                    portfolio.id().value(),
                    account.value(),
                    caller.user().value());
        }
        for (Benchmark.Part part : portfolio.benchmark().parts()) {
            tx.execute(
                    "insert into portfolio_benchmark (owner_id, portfolio_id, asset_id, weight)"
                            + " values (?, ?, ?, ?)",
                    caller.user().value(),
                    portfolio.id().value(),
                    part.asset().value(),
                    part.weight());
        }
    }

    private static @Nullable Object[] values(Portfolio portfolio) {
        RebalancePolicy policy = portfolio.policy();
        return new @Nullable Object[] {
            portfolio.name(),
            portfolio.description(),
            portfolio.baseCurrency().value(),
            portfolio.kind().name(),
            portfolio.capital(),
            policy.frequency().name(),
            policy.zone().getId(),
            policy.at().toString(),
            policy.bandKind().name(),
            policy.threshold(),
            policy.destination().name()
        };
    }

    private static @Nullable Object[] with(@Nullable Object[] values, @Nullable Object... more) {
        @Nullable Object[] all = new @Nullable Object[values.length + more.length];
        System.arraycopy(values, 0, all, 0, values.length);
        System.arraycopy(more, 0, all, values.length, more.length);
        return all;
    }

    private static @Nullable LocalDateTime stored(@Nullable Instant time) {
        return time == null ? null : Utc.stored(time);
    }

    private static Map<Long, Set<AccountId>> accounts(Tx tx, Caller caller) {
        Map<Long, Set<AccountId>> found = new HashMap<>();
        tx.forEach(
                "select portfolio_id, account_id from portfolio_account where owner_id = ?",
                row ->
                        found.computeIfAbsent(row.getLong(1), _ -> new HashSet<>())
                                .add(new AccountId(row.getLong(2))),
                caller.user().value());
        return found;
    }

    private static Map<Long, List<Benchmark.Part>> benchmarks(Tx tx, Caller caller) {
        Map<Long, List<Benchmark.Part>> found = new HashMap<>();
        tx.forEach(
                "select portfolio_id, asset_id, weight from portfolio_benchmark where owner_id = ?"
                        + " order by portfolio_id, asset_id",
                row ->
                        found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                                .add(
                                        new Benchmark.Part(
                                                new AssetId(row.getLong(2)),
                                                Stored.stripped(row.getBigDecimal(3)))),
                caller.user().value());
        return found;
    }

    private static Portfolio portfolio(
            ResultSet row,
            Map<Long, Set<AccountId>> accounts,
            Map<Long, List<Benchmark.Part>> benchmarks)
            throws SQLException {
        long id = row.getLong("id");
        BigDecimal capital = row.getBigDecimal("capital");
        return new Portfolio(
                new PortfolioId(id),
                row.getString("name"),
                row.getString("description"),
                row.getBoolean("covers_all"),
                accounts.getOrDefault(id, Set.of()),
                CurrencyCode.of(row.getString("base_currency")),
                PortfolioKind.valueOf(row.getString("kind")),
                capital == null ? null : Stored.stripped(capital),
                new RebalancePolicy(
                        PolicyFrequency.valueOf(row.getString("frequency")),
                        ZoneId.of(row.getString("zone")),
                        LocalTime.parse(row.getString("look_at")),
                        BandKind.valueOf(row.getString("band_kind")),
                        Stored.stripped(row.getBigDecimal("threshold")),
                        Destination.valueOf(row.getString("destination"))),
                new Benchmark(benchmarks.getOrDefault(id, List.of())),
                JobStore.instantOrNull(row, "last_rebalance"),
                JobStore.instantOrNull(row, "next_rebalance"),
                JobStore.instant(row, "created_at"));
    }
}
