package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Moment;

/** Keeps weights near targets that may themselves change. One run's. */
final class Rebalancing extends Periodic {
    private final Bars bars;
    private final RebalanceRule rule;
    private final Targets targets;
    private final double[] wanted;
    private final double[] reachable;

    /** What weights are wanted. */
    interface Targets {
        /**
         * Fills the weights wanted at a close; weights of assets that cannot be traded then do not
         * matter.
         *
         * @return whether there is enough history to say
         */
        boolean at(int bar, double[] weights);
    }

    Rebalancing(Bars bars, RebalanceRule rule, Targets targets) {
        super(bars, rule.every());
        this.bars = bars;
        this.rule = rule;
        this.targets = targets;
        this.wanted = new double[bars.assets()];
        this.reachable = new double[bars.assets()];
    }

    @Override
    public boolean decide(Moment moment, double[] weights) {
        if (moment.isDue() || !hasBegun()) {
            if (!targets.at(moment.bar(), wanted)) {
                return false;
            }
            if (!hasBegun()) {
                begin();
                System.arraycopy(wanted, 0, weights, 0, wanted.length);
                return true;
            }
        }
        double[] aims = reachable(moment);
        double[] held = moment.held();
        double value = moment.value();
        if (moment.isDue() && rule.isBreached(held, value, aims)) {
            rule.aim(held, value, aims, weights);
            return true;
        }
        return rule.investing()
                && moment.inflow() > 0
                && RebalanceRule.fill(held, value, aims, weights);
    }

    /** The targets as they can be reached while some assets cannot be traded. */
    private double[] reachable(Moment moment) {
        int bar = moment.bar();
        if (bars.areAllTraded(bar)) {
            return wanted;
        }
        double stuck = 0;
        double rest = 1;
        for (int a = 0; a < wanted.length; a++) {
            if (!bars.isTraded(a, bar)) {
                stuck += moment.weight(a);
                rest -= wanted[a];
            }
        }
        double scale = rest > 0 ? (1 - stuck) / rest : 0;
        for (int a = 0; a < wanted.length; a++) {
            reachable[a] = bars.isTraded(a, bar) ? wanted[a] * scale : moment.weight(a);
        }
        return reachable;
    }
}
