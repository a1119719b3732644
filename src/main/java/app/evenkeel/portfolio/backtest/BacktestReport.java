package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Backtest;
import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.BarsDigest;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.backtest.RunFigures;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.TradeLog;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.BenchmarkComparison;
import app.evenkeel.analytics.performance.FlowTiming;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What came of a backtest, in names and days. Amounts are in the currency of the test.
 *
 * @param dataDigest of the prices it ran over and those of the benchmark, 64 hex digits
 * @param days one for each bar, oldest first
 * @param trades in the order in which they were made
 * @param holdings what was left at the end, cash apart
 * @param benchmark what the same money at the same times would have been worth in the benchmark, as
 *     many days; empty where there is none
 */
public record BacktestReport(
        BacktestConfig config,
        String dataDigest,
        BacktestRun.Totals totals,
        List<Day> days,
        List<Trade> trades,
        List<Holding> holdings,
        List<Day> benchmark,
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
     * @param price of one, before costs
     */
    public record Trade(LocalDate date, String asset, double units, double price, double cost) {
        /** Units times price, above zero. */
        public double amount() {
            return Math.abs(units * price);
        }
    }

    /** What is held of one asset at the end. */
    public record Holding(String asset, double units, double value) {}

    public BacktestReport {
        days = List.copyOf(days);
        trades = List.copyOf(trades);
        holdings = List.copyOf(holdings);
        benchmark = List.copyOf(benchmark);
        caveats = List.copyOf(caveats);
    }

    /**
     * Runs a configuration.
     *
     * @param prices of the benchmark; {@code null} for none
     * @param left what to bear in mind about the bars themselves
     */
    static BacktestReport of(
            BacktestConfig config, Bars bars, @Nullable BenchmarkPrices prices, List<Caveat> left) {
        Terms terms = Preparation.terms(config, bars);
        BacktestRun run =
                Backtest.run(bars, terms, Preparation.shares(config, bars), config.resplit());
        List<Caveat> caveats = new ArrayList<>(run.caveats());
        double leftOut = Preparation.leftOut(config, bars, terms.start());
        if (leftOut > 0) {
            caveats.add(new Caveat(Caveat.Kind.FLOWS_LEFT_OUT, "", null, leftOut));
        }
        caveats.addAll(left);
        List<Day> benchmark = List.of();
        if (prices != null) {
            Caveat caveat = prices.caveat(terms.start());
            if (caveat != null) {
                caveats.add(caveat);
            }
            if (prices.isKnown(terms.start())) {
                benchmark = benchmark(run, config.capital(), prices.returns(terms.start()));
            }
        }
        return new BacktestReport(
                config,
                BarsDigest.of(bars, prices == null ? null : prices.numbers()),
                run.totals(),
                days(run, run.values()),
                trades(run, bars),
                holdings(run, bars),
                benchmark,
                caveats);
    }

    /** All figures of the result, worked out anew. */
    public List<Figure> figures() {
        return runFigures().all();
    }

    /**
     * How one of the figures was made, with the days, returns or closed trades behind it.
     *
     * @throws IllegalArgumentException for a metric that is none of them
     */
    public Explanation explain(Metric metric) {
        return runFigures().explain(metric);
    }

    private RunFigures runFigures() {
        List<String> assets = trades.stream().map(Trade::asset).distinct().toList();
        long[] dayOf = days.stream().mapToLong(day -> day.date().toEpochDay()).toArray();
        List<TradeLog.Line> lines =
                trades.stream()
                        .map(trade ->
                                new TradeLog.Line(
                                        Arrays.binarySearch(dayOf, trade.date().toEpochDay()),
                                        assets.indexOf(trade.asset()),
                                        trade.units(),
                                        trade.price(),
                                        trade.cost()))
                        .toList();
        return RunFigures.of(
                config.capital(),
                dayOf,
                days.stream().mapToDouble(Day::value).toArray(),
                days.stream().mapToDouble(Day::flow).toArray(),
                benchmark.isEmpty() ? null : benchmark.stream().mapToDouble(Day::value).toArray(),
                config.riskFree(),
                lines,
                assets);
    }

    private static List<Day> benchmark(BacktestRun run, double capital, double[] returns) {
        double[] flows = run.flows();
        double[] in = Arrays.stream(flows).map(flow -> Math.max(0, flow)).toArray();
        double[] out = Arrays.stream(flows).map(flow -> Math.max(0, -flow)).toArray();
        return days(
                run,
                BenchmarkComparison.of(capital, returns, in, out, FlowTiming.IN_AT_START_OUT_AT_END)
                        .values());
    }

    private static List<Day> days(BacktestRun run, double[] values) {
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
