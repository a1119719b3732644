package app.evenkeel.analytics.backtest;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.TimeWeightedReturn;
import app.evenkeel.analytics.performance.ValuedDays;

import java.util.Arrays;

/**
 * Runs one strategy after another over the same bars and terms and keeps no trades, for sweeps. Its
 * arrays are used again by the next run. Used by one thread.
 */
public final class QuickRun {
    private final Bars bars;
    private final Terms terms;
    private final Conditions conditions;
    private final double[] values;
    private final double[] flowed;
    private final double[] returns;
    private final long[] days;
    private int rebalances;
    private double cost;
    private double middleValue;
    private double finalValue;

    public QuickRun(Bars bars, Terms terms) {
        this.bars = bars;
        this.terms = terms;
        this.conditions = new Conditions(bars, terms);
        this.values = new double[bars.size()];
        this.flowed = new double[bars.size()];
        this.returns = new double[bars.size() - terms.start() - 1];
        this.days = new long[returns.length];
        Arrays.setAll(days, i -> bars.epochDay(terms.start() + 1 + i));
    }

    /** How many returns a run has: one fewer than bars. */
    public int size() {
        return returns.length;
    }

    /**
     * Runs to the end.
     *
     * @param middle how many returns lie before what {@link #middleValue} is asked for
     * @param daily whether {@link #returns} will be asked for, which takes longer
     */
    public void run(Decider decider, int middle, boolean daily) {
        if (!terms.flows().isEmpty()) {
            Arrays.fill(flowed, 0);
        }
        Simulation simulation =
                new Simulation(
                        conditions, decider, new TradeLog(false), daily ? values : null, flowed);
        simulation.advance(terms.start() + middle + 1);
        middleValue = simulation.value();
        simulation.advance(bars.size());
        finalValue = simulation.value();
        rebalances = simulation.rebalances();
        cost = simulation.cost();
        if (daily) {
            findReturns();
        }
    }

    private void findReturns() {
        int start = terms.start();
        values[start] = terms.capital();
        if (terms.flows().isEmpty()) {
            for (int i = 0; i < returns.length; i++) {
                returns[i] = values[start + i + 1] / values[start + i] - 1;
            }
            return;
        }
        ValuedDays period =
                ValuedDays.ofNet(
                        terms.capital(),
                        days,
                        Arrays.copyOfRange(values, start + 1, values.length),
                        Arrays.copyOfRange(flowed, start + 1, flowed.length));
        double[] daily = TimeWeightedReturn.daily(period, FlowTiming.IN_AT_START_OUT_AT_END);
        System.arraycopy(daily, 0, returns, 0, returns.length);
    }

    /** Epoch days that the returns ended on. */
    public long[] days() {
        return days;
    }

    /** The returns of the last run as {@link RunFigures} tells them. */
    public double[] returns() {
        return returns;
    }

    /** Worth after so many returns as were asked for. */
    public double middleValue() {
        return middleValue;
    }

    public double finalValue() {
        return finalValue;
    }

    public int rebalances() {
        return rebalances;
    }

    public double cost() {
        return cost;
    }
}
