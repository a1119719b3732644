package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Moment;
import app.evenkeel.analytics.backtest.Terms;

import java.util.List;

/**
 * Makes what is invested worth {@code step x n x (1 + growth)^n} at the n-th look, n from 1, by
 * buying what lacks, as far as there is cash, and by selling what is too much, if it may. (Edleson,
 * "Value Averaging", 1991.)
 */
final class ValueAveraging implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "value-averaging",
                    List.of(
                            Parameter.weights("weights"),
                            RebalanceRule.EVERY,
                            Parameter.number("step", 0, 1e15, 1_000, Parameter.Unit.MONEY),
                            Parameter.number("growth", -0.5, 0.5, 0, Parameter.Unit.FRACTION),
                            Parameter.flag("selling", true)),
                    ValueAveraging::new);

    private final Settings settings;

    ValueAveraging(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        return new Path(bars, settings);
    }

    private static final class Path extends Periodic {
        private final double[] shares;
        private final double step;
        private final double growth;
        private final boolean selling;
        private int looks;

        Path(Bars bars, Settings settings) {
            super(bars, settings.choice("every", Frequency.class));
            this.shares = settings.weights("weights", bars);
            this.step = settings.number("step");
            this.growth = settings.number("growth");
            this.selling = settings.flag("selling");
        }

        @Override
        public boolean decide(Moment moment, double[] weights) {
            if (!moment.isDue()) {
                return false;
            }
            begin();
            looks++;
            double wanted = step * looks * Math.pow(1 + growth, looks);
            double invested = moment.value() - moment.cash();
            if (wanted >= invested) {
                return Purchases.spread(
                        moment, Math.min(moment.cash(), wanted - invested), shares, weights);
            }
            if (selling) {
                Purchases.shrink(moment, 1 - wanted / invested, weights);
            }
            return selling;
        }
    }
}
