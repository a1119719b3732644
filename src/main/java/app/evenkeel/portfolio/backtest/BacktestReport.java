package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Backtest;
import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.TradeLog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a backtest, in names and days. Amounts are in the currency of the test.
 *
 * @param days one for each bar, oldest first
 * @param trades in the order in which they were made
 * @param holdings what was left at the end, cash apart
 */
public record BacktestReport(
        BacktestConfig config,
        BacktestRun.Totals totals,
        List<Day> days,
        List<Trade> trades,
        List<Holding> holdings,
        List<Caveat> caveats) {

    /**
     * One day.
     *
     * @param value at the close, after what came and went
     * @param flow what came in, less what went out
     */
    public record Day(LocalDate date, double value, double flow) {}

    /**
     * One trade.
     *
     * @param units bought, or less than zero for what was sold
     * @param amount units times price, above zero
     */
    public record Trade(
            LocalDate date, String asset, double units, double price, double amount, double cost) {}

    /** What is held of one asset at the end. */
    public record Holding(String asset, double units, double value) {}

    public BacktestReport {
        days = List.copyOf(days);
        trades = List.copyOf(trades);
        holdings = List.copyOf(holdings);
        caveats = List.copyOf(caveats);
    }

    static BacktestReport of(BacktestConfig config, Bars bars) {
        Terms terms = Preparation.terms(config, bars);
        BacktestRun run =
                Backtest.run(bars, terms, Preparation.shares(config, bars), config.resplit());
        return new BacktestReport(
                config,
                run.totals(),
                days(run),
                trades(run, bars),
                holdings(run, bars),
                run.caveats());
    }

    private static List<Day> days(BacktestRun run) {
        double[] values = run.values();
        double[] flows = run.flows();
        List<Day> days = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            days.add(new Day(run.day(i), values[i], flows[i]));
        }
        return days;
    }

    private static List<Trade> trades(BacktestRun run, Bars bars) {
        List<Trade> trades = new ArrayList<>();
        for (TradeLog.Line line : run.trades()) {
            trades.add(
                    new Trade(
                            run.day(line.bar()),
                            bars.names().get(line.asset()),
                            line.units(),
                            line.price(),
                            Math.abs(line.units() * line.price()),
                            line.cost()));
        }
        return trades;
    }

    private static List<Holding> holdings(BacktestRun run, Bars bars) {
        List<Holding> holdings = new ArrayList<>();
        double[] units = run.units();
        for (int a = 0; a < units.length; a++) {
            if (units[a] != 0) {
                holdings.add(
                        new Holding(
                                bars.names().get(a),
                                units[a],
                                units[a] * bars.closes(a)[bars.size() - 1]));
            }
        }
        return holdings;
    }
}
