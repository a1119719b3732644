package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Moment;
import app.evenkeel.analytics.backtest.Terms;

import java.util.List;

/**
 * Bets on two assets coming back together. Looks at {@code z} of {@code ln(first / second)} within
 * its last {@code window} bars: where it is {@code entry} or more, the first is dear and sold short
 * against the second; where it is {@code -entry} or less, the other way round; each side for a part
 * {@code size} of the value. Closed where {@code z} is back within {@code exit}. (Gatev, Goetzmann
 * and Rouwenhorst, "Pairs Trading", 2006.) Gains of what was sold short are not taxed.
 */
final class PairTrading implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "pair-trading",
                    List.of(
                            Parameter.asset("first"),
                            Parameter.asset("second"),
                            Parameter.whole("window", 3, 1_000, 60, Parameter.Unit.BARS),
                            Parameter.number("entry", 0, 10, 2, Parameter.Unit.DEVIATIONS),
                            Parameter.number("exit", -10, 10, 0.5, Parameter.Unit.DEVIATIONS),
                            Parameter.number("size", 0, 1, 0.5, Parameter.Unit.FRACTION)),
                    PairTrading::new);

    private final Settings settings;
    private final int window;
    private final double entry;
    private final double exit;
    private final double size;

    PairTrading(Settings settings) {
        this.settings = settings;
        this.window = settings.whole("window");
        this.entry = settings.number("entry");
        this.exit = settings.number("exit");
        this.size = settings.number("size");
        if (exit >= entry) {
            throw new SettingException("exit must be less than entry");
        }
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        int first = Settings.asset(settings.word("first"), bars);
        int second = Settings.asset(settings.word("second"), bars);
        if (first == second) {
            throw new SettingException("first and second must be two assets");
        }
        return new Pair(bars, terms.start(), first, second);
    }

    private final class Pair implements Decider {
        private final Bars bars;
        private final int first;
        private final int second;
        private final int end;
        private final double[] spread;
        private int side;
        private int turn;

        Pair(Bars bars, int start, int first, int second) {
            this.bars = bars;
            this.first = first;
            this.second = second;
            int known = Math.max(bars.first(first), bars.first(second));
            this.end = bars.size();
            this.spread = new double[end];
            for (int t = known; t < end; t++) {
                spread[t] = Math.log(bars.closes(first)[t] / bars.closes(second)[t]);
            }
            this.turn = turn(Math.max(start, known + window - 1));
        }

        @Override
        public int next(int from) {
            return Math.max(from, turn);
        }

        @Override
        public boolean decide(Moment moment, double[] weights) {
            if (!moment.isDue()) {
                return false;
            }
            int bar = moment.bar();
            double z = ZScore.of(spread, bar, window);
            if (!turns(z) || !bars.isTraded(first, bar) || !bars.isTraded(second, bar)) {
                // It was to trade on a day without prices, and has thought better of it since.
                turn = turn(moment.bar() + 1);
                return false;
            }
            side = side != 0 ? 0 : z > 0 ? -1 : 1;
            for (int a = 0; a < weights.length; a++) {
                weights[a] = a == first ? side * size : a == second ? -side * size : KEEP;
            }
            turn = turn(moment.bar() + 1);
            return true;
        }

        private int turn(int from) {
            int t = from;
            while (t < end && !turns(ZScore.of(spread, t, window))) {
                t++;
            }
            return t < end ? t : Integer.MAX_VALUE;
        }

        private boolean turns(double z) {
            return side == 0 ? Math.abs(z) >= entry : -side * z <= exit;
        }
    }
}
