package app.evenkeel.analytics.backtest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What came of one run. Amounts are in the currency of the bars; arrays have one element for each
 * bar of the test. Immutable; what it hands out is a copy.
 */
public final class BacktestRun {
    private final Bars bars;
    private final int start;
    private final double[] values;
    private final double[] flows;
    private final List<TradeLog> logs;
    private final List<Caveat> caveats;
    private final double[] units;
    private final Totals totals;

    /**
     * What a run came to.
     *
     * @param finalValue worth at the last close
     * @param cash of it
     * @param rebalances how many times the strategy traded, its first purchase included
     * @param trades single trades
     * @param cost fees, spread and slippage
     * @param interest on cash, less on debt
     * @param payments dividends after tax, less those owed on what was sold short
     * @param tax on gains
     */
    public record Totals(
            double finalValue,
            double cash,
            int rebalances,
            int trades,
            double cost,
            double interest,
            double payments,
            double tax) {}

    BacktestRun(
            Bars bars,
            Terms terms,
            double[] values,
            double[] flows,
            List<TradeLog> logs,
            List<Simulation> simulations,
            List<Caveat> caveats) {
        this.bars = bars;
        this.start = terms.start();
        this.values = values;
        this.flows = flows;
        this.logs = logs;
        this.caveats = List.copyOf(caveats);
        this.units = new double[bars.assets()];
        for (Simulation simulation : simulations) {
            for (int a = 0; a < units.length; a++) {
                units[a] += simulation.units()[a];
            }
        }
        this.totals =
                new Totals(
                        values[values.length - 1],
                        sum(simulations, Simulation::cash),
                        (int) sum(simulations, Simulation::rebalances),
                        logs.stream().mapToInt(TradeLog::size).sum(),
                        sum(simulations, Simulation::cost),
                        sum(simulations, Simulation::interest),
                        sum(simulations, Simulation::payments),
                        sum(simulations, Simulation::tax));
    }

    private static double sum(List<Simulation> simulations, ToDoubleFunction<Simulation> part) {
        return simulations.stream().mapToDouble(part).sum();
    }

    /** Number of bars of the test. */
    public int size() {
        return values.length - start;
    }

    public LocalDate day(int index) {
        return bars.day(start + index);
    }

    /** Epoch days of the bars. */
    public long[] days() {
        long[] days = new long[size()];
        Arrays.setAll(days, i -> bars.epochDay(start + i));
        return days;
    }

    /** Worth at each close, after what came in and went out. */
    public double[] values() {
        return Arrays.copyOfRange(values, start, values.length);
    }

    /** What came in on each bar, less what went out; the capital at the start is not in it. */
    public double[] flows() {
        return Arrays.copyOfRange(flows, start, flows.length);
    }

    public double finalValue() {
        return totals.finalValue();
    }

    public Totals totals() {
        return totals;
    }

    /** Units of each asset at the end. */
    public double[] units() {
        return units.clone();
    }

    /** All trades in the order in which they were made; bars count from the first of the test. */
    public List<TradeLog.Line> trades() {
        return logs.stream()
                .flatMap(log -> log.lines(start).stream())
                .sorted(Comparator.comparingInt(TradeLog.Line::bar))
                .toList();
    }

    public List<Caveat> caveats() {
        return caveats;
    }
}
