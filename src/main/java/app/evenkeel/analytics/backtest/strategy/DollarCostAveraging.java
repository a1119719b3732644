package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Moment;
import app.evenkeel.analytics.backtest.Terms;

import java.util.List;

/**
 * Spends the capital in equal instalments, one at the start and one in every period after it, and
 * with each of them what has come in since the last. It never sells.
 */
final class DollarCostAveraging implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "dollar-cost-averaging",
                    List.of(
                            Parameter.weights("weights"),
                            RebalanceRule.EVERY,
                            Parameter.whole("instalments", 1, 10_000, 12, Parameter.Unit.NONE)),
                    DollarCostAveraging::new);

    private final Settings settings;

    DollarCostAveraging(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        double[] weights = settings.weights("weights", bars);
        double instalment = terms.capital() / settings.whole("instalments");
        return new Instalments(
                bars, settings.choice("every", Frequency.class), weights, instalment);
    }

    private static final class Instalments extends Periodic {
        private final double[] shares;
        private final double instalment;
        private double waiting;

        Instalments(Bars bars, Frequency every, double[] shares, double instalment) {
            super(bars, every);
            this.shares = shares;
            this.instalment = instalment;
        }

        @Override
        public boolean decide(Moment moment, double[] weights) {
            waiting += moment.inflow();
            if (!moment.isDue()) {
                return false;
            }
            double spent = Math.min(moment.cash(), instalment + waiting);
            waiting = 0;
            begin();
            return Purchases.spread(moment, spent, shares, weights);
        }
    }
}
