package app.evenkeel.portfolio.backtest;

import java.util.List;

/**
 * What would have become of a portfolio's own money, beside what did. All over the same days and
 * with the same flows; the benchmark is in {@code report}.
 *
 * @param report of the policy
 * @param held of buying the same weights at the start and leaving them alone
 * @param actual what the portfolio was worth on each day; days on which not everything could be
 *     valued are left out
 */
public record PortfolioBacktest(
        BacktestReport report, BacktestReport held, List<BacktestReport.Day> actual) {
    public PortfolioBacktest {
        actual = List.copyOf(actual);
    }
}
