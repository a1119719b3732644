package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Moment;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds an asset while a model, learnt from the past of all assets together, says that it is more
 * likely to rise than {@code confidence} over the next {@code horizon} bars; its equal part is cash
 * otherwise. The model is a logistic regression over returns of 1, 5, 20 and 60 bars, the
 * volatility of 20 and the distance from the mean of 50. It is learnt anew every {@code refit} bars
 * from the last {@code history}, and never from a bar whose outcome was not known by then; so every
 * prediction is one out of sample, and how many of them came true is told beside how many would
 * have by always saying that it rises.
 */
final class LearntDirection implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "learnt-direction",
                    List.of(
                            Parameter.whole("horizon", 1, 260, 20, Parameter.Unit.BARS),
                            Parameter.whole("history", 100, 10_000, 756, Parameter.Unit.BARS),
                            Parameter.whole("refit", 5, 2_600, 63, Parameter.Unit.BARS),
                            Parameter.number("confidence", 0, 1, 0.5, Parameter.Unit.FRACTION),
                            RebalanceRule.EVERY,
                            Parameter.whole("seed", 0, Integer.MAX_VALUE, 1, Parameter.Unit.NONE)),
                    LearntDirection::new);

    /** What the features need: the longest return. */
    private static final int LOOKS_BACK = 60;

    private static final int[] RETURNS = {1, 5, 20, LOOKS_BACK};
    private static final int MOVES = 20;
    private static final int MEAN = 50;
    private static final int LEAST_EXAMPLES = 50;

    private final int horizon;
    private final int history;
    private final int refit;
    private final double confidence;
    private final RebalanceRule rule;
    private final long seed;

    LearntDirection(Settings settings) {
        this.horizon = settings.whole("horizon");
        this.history = settings.whole("history");
        this.refit = settings.whole("refit");
        this.confidence = settings.number("confidence");
        this.rule =
                new RebalanceRule(
                        settings.choice("every", Frequency.class),
                        BandKind.RELATIVE,
                        0,
                        Destination.TARGET,
                        true);
        this.seed = settings.whole("seed");
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        return new Learner(bars);
    }

    private final class Learner implements Decider {
        private final Bars bars;
        private final Rebalancing rebalancing;
        private final List<Prediction> predictions = new ArrayList<>();
        private @Nullable LogisticModel model;
        private int learntOn;

        /** What was said about an asset at a close. */
        private record Prediction(int asset, int bar, boolean rises) {}

        Learner(Bars bars) {
            this.bars = bars;
            this.rebalancing = new Rebalancing(bars, rule, this::weigh);
        }

        @Override
        public int next(int from) {
            return rebalancing.next(from);
        }

        @Override
        public boolean decide(Moment moment, double[] weights) {
            return rebalancing.decide(moment, weights);
        }

        private boolean weigh(int bar, double[] weights) {
            LogisticModel known = model(bar);
            if (known == null) {
                return false;
            }
            for (int a = 0; a < weights.length; a++) {
                weights[a] = 0;
                if (bars.isTraded(a, bar) && bar - LOOKS_BACK >= bars.first(a)) {
                    double chance = known.chance(features(a, bar));
                    weights[a] = chance > confidence ? 1.0 / weights.length : 0;
                    predictions.add(new Prediction(a, bar, chance > 0.5));
                }
            }
            return true;
        }

        private @Nullable LogisticModel model(int bar) {
            if (model != null && bar - learntOn < refit) {
                return model;
            }
            List<LogisticModel.Seen> seen = new ArrayList<>();
            int risen = 0;
            for (int t = Math.max(0, bar - history); t + horizon <= bar; t++) {
                for (int a = 0; a < bars.assets(); a++) {
                    if (t - LOOKS_BACK >= bars.first(a) && bars.isTraded(a, t + horizon)) {
                        boolean rose = rose(a, t);
                        risen += rose ? 1 : 0;
                        seen.add(new LogisticModel.Seen(features(a, t), rose));
                    }
                }
            }
            boolean both = risen > 0 && risen < seen.size();
            if (both && seen.size() >= LEAST_EXAMPLES) {
                model = LogisticModel.learn(seen, seed);
                learntOn = bar;
            }
            return model;
        }

        private boolean rose(int asset, int bar) {
            double[] closes = bars.closes(asset);
            return closes[bar + horizon] > closes[bar];
        }

        private List<Double> features(int asset, int bar) {
            double[] closes = bars.closes(asset);
            List<Double> features = new ArrayList<>(RETURNS.length + 2);
            for (int back : RETURNS) {
                features.add(closes[bar] / closes[bar - back] - 1);
            }
            double squares = 0;
            for (int t = bar - MOVES + 1; t <= bar; t++) {
                double r = closes[t] / closes[t - 1] - 1;
                squares += r * r;
            }
            features.add(Math.sqrt(squares / MOVES));
            double[] sums = bars.sums(asset);
            double mean = (sums[bar + 1] - sums[bar + 1 - MEAN]) / MEAN;
            features.add(closes[bar] / mean - 1);
            return features;
        }

        @Override
        public List<Caveat> caveats() {
            int known = 0;
            int right = 0;
            int risen = 0;
            for (Prediction said : predictions) {
                int then = said.bar() + horizon;
                if (then < bars.size() && bars.isTraded(said.asset(), then)) {
                    boolean rose = rose(said.asset(), said.bar());
                    known++;
                    right += rose == said.rises() ? 1 : 0;
                    risen += rose ? 1 : 0;
                }
            }
            return known == 0
                    ? List.of()
                    : List.of(
                            new Caveat(
                                    Caveat.Kind.PREDICTIONS_RIGHT,
                                    "",
                                    null,
                                    (double) right / known),
                            new Caveat(
                                    Caveat.Kind.ALWAYS_RISING_RIGHT,
                                    "",
                                    null,
                                    (double) risen / known));
        }
    }
}
