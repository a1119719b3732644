package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RiskMetric;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The figures of the caller's portfolios at the end of each day, and up to which day they are what
 * a fresh computation gives. Every write that changes what they are made of takes that mark away.
 */
public final class FigureStore {
    private static final String PERFORMANCE = "performance_snapshot";
    private static final String RISK = "risk_metric";
    private static final String LAST = "select last from id_counter where name = ?";

    /**
     * How often what figures are made of was changed, as a transaction sees it.
     *
     * @param ledger changes of assets, accounts, transactions and what was stated of holdings
     * @param prices changes of prices, rates and reported splits
     */
    public record Revision(long ledger, long prices) {}

    /** The present one. */
    public Revision revision(Tx tx) {
        return new Revision(
                tx.number(LAST, HistoryWatch.LEDGER_REVISION),
                tx.number(LAST, HistoryWatch.PRICE_REVISION));
    }

    /**
     * The last day up to which the stored figures of a portfolio in a currency are exact; empty
     * where it is not known that they are.
     *
     * @param program what would compute them now; another may do so in another way
     */
    public Optional<LocalDate> exactTo(
            Tx tx, Caller caller, PortfolioId portfolio, CurrencyCode currency, String program) {
        List<LocalDate> found = new ArrayList<>();
        tx.forEach(
                "select exact_to from figure_mark where owner_id = ? and portfolio_id = ?"
                        + " and currency = ? and program = ?",
                row -> found.add(row.getObject(1, LocalDate.class)),
                caller.user().value(),
                portfolio.value(),
                currency.value(),
                program);
        return found.stream().findFirst();
    }

    /** Whether any stored figures of the caller are said to be exact. */
    public boolean isAnyExact(Tx tx, Caller caller) {
        return tx.number(
                        "select count(*) from figure_mark where owner_id = ?",
                        caller.user().value())
                > 0;
    }

    /** Notes that the stored figures are exact up to a day, as computed by a program. */
    public void markExact(
            Tx tx,
            Caller caller,
            PortfolioId portfolio,
            CurrencyCode currency,
            String program,
            LocalDate to) {
        tx.checkMayWrite(caller);
        checkOwner(tx, caller, portfolio);
        tx.execute(
                "merge into figure_mark (portfolio_id, owner_id, currency, exact_to, program)"
                        + " values (?, ?, ?, ?, ?)",
                portfolio.value(),
                caller.user().value(),
                currency.value(),
                to,
                program);
    }

    /** All of a portfolio in one currency, by day. */
    public List<PerformanceSnapshot> performance(
            Tx tx, Caller caller, PortfolioId portfolio, CurrencyCode currency) {
        List<PerformanceSnapshot> found = new ArrayList<>();
        tx.forEach(
                select(PERFORMANCE),
                row -> {
                    BigDecimal value = row.getBigDecimal("market_value");
                    found.add(
                            new PerformanceSnapshot(
                                    row.getObject("measured_on", LocalDate.class),
                                    value == null ? null : Stored.stripped(value),
                                    Stored.stripped(row.getBigDecimal("flow")),
                                    row.getBoolean("is_complete"),
                                    row.getBoolean("is_stale"),
                                    number(row, "daily_return"),
                                    number(row, "cumulative_return"),
                                    number(row, "volatility"),
                                    number(row, "sharpe_ratio"),
                                    number(row, "drawdown"),
                                    row.getInt("sample_size")));
                },
                caller.user().value(),
                portfolio.value(),
                currency.value());
        return found;
    }

    /** All of a portfolio in one currency, by day. */
    public List<RiskMetric> risk(
            Tx tx, Caller caller, PortfolioId portfolio, CurrencyCode currency) {
        List<RiskMetric> found = new ArrayList<>();
        tx.forEach(
                select(RISK),
                row ->
                        found.add(
                                new RiskMetric(
                                        row.getObject("measured_on", LocalDate.class),
                                        number(row, "value_at_risk_95"),
                                        number(row, "conditional_value_at_risk_95"),
                                        number(row, "value_at_risk_99"),
                                        number(row, "conditional_value_at_risk_99"),
                                        number(row, "beta"),
                                        number(row, "correlation"),
                                        number(row, "tracking_error"),
                                        number(row, "information_ratio"),
                                        row.getInt("sample_size"),
                                        row.getInt("benchmark_sample_size"))),
                caller.user().value(),
                portfolio.value(),
                currency.value());
        return found;
    }

    /** Adds days, or replaces those that are there. */
    public void savePerformance(
            Tx tx,
            Caller caller,
            PortfolioId portfolio,
            CurrencyCode currency,
            List<PerformanceSnapshot> days) {
        save(
                tx,
                caller,
                portfolio,
                currency,
                "merge into performance_snapshot (owner_id, portfolio_id, currency, measured_on,"
                        + " market_value, flow, is_complete, is_stale, daily_return,"
                        + " cumulative_return, volatility, sharpe_ratio, drawdown, sample_size) key"
                        + " (portfolio_id, currency, measured_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?)",
                days,
                day ->
                        new @Nullable Object[] {
                            day.day(),
                            day.value(),
                            day.flow(),
                            day.isComplete(),
                            day.isStale(),
                            day.dailyReturn(),
                            day.cumulativeReturn(),
                            day.volatility(),
                            day.sharpeRatio(),
                            day.drawdown(),
                            day.sampleSize()
                        });
    }

    /** Adds days, or replaces those that are there. */
    public void saveRisk(
            Tx tx,
            Caller caller,
            PortfolioId portfolio,
            CurrencyCode currency,
            List<RiskMetric> days) {
        save(
                tx,
                caller,
                portfolio,
                currency,
                "merge into risk_metric (owner_id, portfolio_id, currency, measured_on,"
                        + " value_at_risk_95, conditional_value_at_risk_95, value_at_risk_99,"
                        + " conditional_value_at_risk_99, beta, correlation, tracking_error,"
                        + " information_ratio, sample_size, benchmark_sample_size) key"
                        + " (portfolio_id, currency, measured_on) values (?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?)",
                days,
                day ->
                        new @Nullable Object[] {
                            day.day(),
                            day.valueAtRisk95(),
                            day.conditionalValueAtRisk95(),
                            day.valueAtRisk99(),
                            day.conditionalValueAtRisk99(),
                            day.beta(),
                            day.correlation(),
                            day.trackingError(),
                            day.informationRatio(),
                            day.sampleSize(),
                            day.benchmarkSampleSize()
                        });
    }

    /**
     * Removes what is in other currencies, and of days up to {@code last} those before {@code
     * first}. Days after {@code last} stay: they were measured later.
     */
    public void discard(
            Tx tx,
            Caller caller,
            PortfolioId portfolio,
            CurrencyCode currency,
            LocalDate first,
            LocalDate last) {
        tx.checkMayWrite(caller);
        for (String table : List.of(PERFORMANCE, RISK)) {
            tx.execute(
                    "delete from "
                            + table
                            + " where owner_id = ? and portfolio_id = ? and (currency <> ? or"
                            + " (measured_on < ? and measured_on <= ?))",
                    caller.user().value(),
                    portfolio.value(),
                    currency.value(),
                    first,
                    last);
        }
    }

    private static String select(String table) {
        return "select * from "
                + table
                + " where owner_id = ? and portfolio_id = ? and currency = ? order by measured_on";
    }

    private static <T> void save(
            Tx tx,
            Caller caller,
            PortfolioId portfolio,
            CurrencyCode currency,
            String sql,
            List<T> days,
            Function<T, @Nullable Object[]> values) {
        tx.checkMayWrite(caller);
        checkOwner(tx, caller, portfolio);
        tx.jdbc(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(sql)) {
                for (T day : days) {
                    merge.setLong(1, caller.user().value());
                    merge.setLong(2, portfolio.value());
                    merge.setString(3, currency.value());
                    @Nullable Object[] row = values.apply(day);
                    for (int i = 0; i < row.length; i++) {
                        merge.setObject(4 + i, row[i]);
                    }
                    merge.addBatch();
                }
                return merge.executeBatch().length;
            }
        });
    }

    private static void checkOwner(Tx tx, Caller caller, PortfolioId portfolio) {
        if (tx.number(
                        "select count(*) from portfolio where id = ? and owner_id = ?",
                        portfolio.value(),
                        caller.user().value())
                != 1) {
            throw new IllegalArgumentException("No portfolio " + portfolio.value());
        }
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : number;
    }
}
