package app.evenkeel.analytics.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Runs strategies over bars. */
public final class Backtest {
    private Backtest() {}

    /**
     * A strategy that has a share of the whole.
     *
     * @param weight fraction of the capital and of what comes and goes, more than zero
     * @param strategy makes a fresh decider for the terms of its share
     */
    public record Share(double weight, Function<Terms, Decider> strategy) {}

    /**
     * Runs one strategy to the end of the bars.
     *
     * @param decider a fresh one
     */
    public static BacktestRun run(Bars bars, Terms terms, Decider decider) {
        return run(bars, terms, List.of(new Share(1, _ -> decider)), Frequency.NEVER);
    }

    /**
     * Runs several strategies side by side, each with capital of its own; taxes and trades of one
     * are not set against those of another. On the first day of every period the shares are looked
     * at: what a strategy has more than its share is taken out of it at the close of the next full
     * bar and given to those that lack on the full bar after, in proportion.
     */
    public static BacktestRun run(Bars bars, Terms terms, List<Share> shares, Frequency resplit) {
        double[] flows = new double[bars.size()];
        List<Sleeve> sleeves = new ArrayList<>();
        for (Share share : shares) {
            sleeves.add(new Sleeve(bars, terms, share, flows));
        }
        double[] transit = new double[bars.size()];
        if (sleeves.size() > 1) {
            int arrived = terms.start() + 1;
            for (int bar : bars.starts(resplit)) {
                int out = bars.fullFrom(bar + 1);
                int in = bars.fullFrom(out + 1);
                // Nothing is looked at while money is on its way.
                if (bar >= arrived && in < bars.size()) {
                    resplit(sleeves, bar, out, in, transit);
                    arrived = in;
                }
            }
        }
        sleeves.forEach(sleeve -> sleeve.simulation.advance(bars.size()));
        double[] values = sleeves.getFirst().values;
        for (Sleeve sleeve : sleeves.subList(1, sleeves.size())) {
            for (int t = 0; t < values.length; t++) {
                values[t] += sleeve.values[t] + transit[t];
                transit[t] = 0;
            }
        }
        List<TradeLog> logs = sleeves.stream().map(sleeve -> sleeve.log).toList();
        List<Simulation> simulations = sleeves.stream().map(sleeve -> sleeve.simulation).toList();
        return new BacktestRun(
                bars, terms, values, flows, logs, simulations, caveats(bars, terms, simulations));
    }

    private static final class Sleeve {
        private final double weight;
        private final double[] values;
        private final TradeLog log = new TradeLog(true);
        private final Simulation simulation;

        Sleeve(Bars bars, Terms terms, Share share, double[] flows) {
            this.weight = share.weight();
            this.values = new double[bars.size()];
            Terms own = terms.part(share.weight());
            this.simulation =
                    new Simulation(
                            new Conditions(bars, own),
                            share.strategy().apply(own),
                            log,
                            values,
                            flows);
        }
    }

    private static void resplit(List<Sleeve> sleeves, int bar, int out, int in, double[] transit) {
        double sum = 0;
        for (Sleeve sleeve : sleeves) {
            sleeve.simulation.advance(bar + 1);
            sum += sleeve.values[bar];
        }
        double lacking = 0;
        double freed = 0;
        for (Sleeve sleeve : sleeves) {
            double over = sleeve.values[bar] - sleeve.weight * sum;
            lacking += Math.max(0, -over);
            sleeve.simulation.advance(out);
            sleeve.simulation.transfer(-Math.max(0, over));
            sleeve.simulation.advance(out + 1);
            freed += sleeve.simulation.transferred();
        }
        Arrays.fill(transit, out, in, freed);
        for (Sleeve sleeve : sleeves) {
            double lack = Math.max(0, sleeve.weight * sum - sleeve.values[bar]);
            sleeve.simulation.advance(in);
            sleeve.simulation.transfer(lacking > 0 ? freed * lack / lacking : 0);
        }
    }

    private static List<Caveat> caveats(Bars bars, Terms terms, List<Simulation> simulations) {
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
        double missing = simulations.stream().mapToDouble(Simulation::missing).sum();
        if (missing > 0) {
            caveats.add(new Caveat(Caveat.Kind.WITHDRAWAL_MISSED, "", null, missing));
        }
        int ruined = simulations.stream().mapToInt(Simulation::ruined).min().orElseThrow();
        if (ruined < bars.size()) {
            caveats.add(new Caveat(Caveat.Kind.RUINED, "", bars.day(ruined), 0));
        }
        double due = simulations.stream().mapToDouble(Simulation::taxDue).sum();
        if (due > 0) {
            caveats.add(new Caveat(Caveat.Kind.TAX_UNPAID, "", null, due));
        }
        simulations.forEach(simulation -> caveats.addAll(simulation.caveats()));
        return caveats;
    }
}
