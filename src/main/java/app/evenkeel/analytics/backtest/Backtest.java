package app.evenkeel.analytics.backtest;

import java.util.ArrayList;
import java.util.List;

/** Runs one strategy over bars. */
public final class Backtest {
    private Backtest() {}

    /**
     * Runs a strategy to the end of the bars.
     *
     * @param decider a fresh one
     */
    public static BacktestRun run(Bars bars, Terms terms, Decider decider) {
        if (terms.start() >= bars.size()) {
            throw new IllegalArgumentException("no bars from " + terms.start());
        }
        double[] values = new double[bars.size()];
        double[] flows = new double[bars.size()];
        TradeLog log = new TradeLog(true);
        Simulation simulation = new Simulation(bars, terms, decider, log, values, flows);
        simulation.advance(bars.size());
        return new BacktestRun(
                bars,
                terms.start(),
                values,
                flows,
                log,
                simulation,
                caveats(bars, terms, simulation));
    }

    private static List<Caveat> caveats(Bars bars, Terms terms, Simulation simulation) {
        List<Caveat> caveats = new ArrayList<>();
        boolean anyEnds = false;
        for (int a = 0; a < bars.assets(); a++) {
            String name = bars.names().get(a);
            if (bars.last(a) < 0) {
                caveats.add(new Caveat(Caveat.Kind.NO_PRICES, name, null, 0));
                continue;
            }
            if (bars.first(a) > terms.start()) {
                caveats.add(new Caveat(Caveat.Kind.BEGINS_LATE, name, bars.day(bars.first(a)), 0));
            }
            if (bars.last(a) < bars.size() - 1) {
                anyEnds = true;
                caveats.add(new Caveat(Caveat.Kind.ENDS_EARLY, name, bars.day(bars.last(a)), 0));
            }
        }
        if (!anyEnds) {
            caveats.add(new Caveat(Caveat.Kind.ONLY_SURVIVORS, "", null, 0));
        }
        if (simulation.missing() > 0) {
            caveats.add(new Caveat(Caveat.Kind.WITHDRAWAL_MISSED, "", null, simulation.missing()));
        }
        if (simulation.taxDue() > 0) {
            caveats.add(new Caveat(Caveat.Kind.TAX_UNPAID, "", null, simulation.taxDue()));
        }
        return caveats;
    }
}
