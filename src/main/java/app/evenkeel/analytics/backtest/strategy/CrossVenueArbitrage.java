package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Moment;
import app.evenkeel.analytics.backtest.Terms;

import java.util.Arrays;
import java.util.List;

/**
 * Trades one asset that is quoted at two venues against itself, without moving it: a part {@code
 * exposure} of the value is held in it, half at each venue. Where the first venue's price is above
 * the second's by more than {@code threshold}, all that is there is sold and as many units are
 * bought at the second; and the other way round. Whoever looks only once a day sees only gaps that
 * last; with {@link app.evenkeel.analytics.backtest.Execution#SAME_CLOSE} both sides are taken to
 * be there at the price that was seen.
 */
final class CrossVenueArbitrage implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "cross-venue-arbitrage",
                    List.of(
                            Parameter.asset("first"),
                            Parameter.asset("second"),
                            Parameter.number("threshold", 0, 1, 0.005, Parameter.Unit.FRACTION),
                            Parameter.number("exposure", 0, 1, 0.5, Parameter.Unit.FRACTION)),
                    CrossVenueArbitrage::new);

    private final Settings settings;
    private final double threshold;
    private final double exposure;

    CrossVenueArbitrage(Settings settings) {
        this.settings = settings;
        this.threshold = settings.number("threshold");
        this.exposure = settings.number("exposure");
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        int first = Settings.asset(settings.word("first"), bars);
        int second = Settings.asset(settings.word("second"), bars);
        if (first == second) {
            throw new SettingException("first and second must be two columns of prices");
        }
        return new TwoVenues(bars, first, second);
    }

    private final class TwoVenues implements Decider {
        private final Bars bars;
        private final int first;
        private final int second;
        private final int known;
        private final int end;
        private boolean begun;

        /** More than zero: all is at the second venue; less: at the first; zero: at both. */
        private int side;

        TwoVenues(Bars bars, int first, int second) {
            this.bars = bars;
            this.first = first;
            this.second = second;
            this.known = Math.max(bars.first(first), bars.first(second));
            this.end = bars.size();
        }

        @Override
        public int next(int from) {
            int t = Math.max(from, known);
            while (begun && t < end && (dear(t) == 0 || dear(t) == side)) {
                t++;
            }
            return t < end ? t : Integer.MAX_VALUE;
        }

        /** 1 where the first venue is dear, -1 where the second is, 0 where neither is. */
        private int dear(int bar) {
            double gap = bars.closes(first)[bar] / bars.closes(second)[bar] - 1;
            double back = bars.closes(second)[bar] / bars.closes(first)[bar] - 1;
            return gap > threshold ? 1 : back > threshold ? -1 : 0;
        }

        @Override
        public boolean decide(Moment moment, double[] weights) {
            int bar = moment.bar();
            if (!moment.isDue() || !bars.isTraded(first, bar) || !bars.isTraded(second, bar)) {
                return false;
            }
            Arrays.fill(weights, KEEP);
            if (!begun) {
                begun = true;
                weights[first] = exposure / 2;
                weights[second] = exposure / 2;
                return true;
            }
            int dear = dear(bar);
            if (dear == 0) {
                return false;
            }
            side = dear;
            int from = dear > 0 ? first : second;
            int to = dear > 0 ? second : first;
            double units = moment.held()[from] / bars.closes(from)[bar];
            weights[from] = 0;
            weights[to] = moment.weight(to) + units * bars.closes(to)[bar] / moment.value();
            return units > 0;
        }
    }
}
