package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;

import java.util.List;

/**
 * Holds what has risen most. The return looked at is that of {@code lookback} bars, without the
 * last {@code skip}. Ranked: the {@code top} best, in equal parts. Absolute: every asset whose
 * return is above the hurdle has its equal part, the others' parts are cash. Dual: the best, as far
 * as they are above the hurdle. (Jegadeesh and Titman 1993; Antonacci, "Risk Premia Harvesting
 * Through Dual Momentum", 2012.)
 */
final class Momentum implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "momentum",
                    List.of(
                            Parameter.choice("mode", Mode.DUAL),
                            Parameter.whole("lookback", 1, 2_600, 252, Parameter.Unit.BARS),
                            Parameter.whole("skip", 0, 260, 21, Parameter.Unit.BARS),
                            Parameter.whole("top", 1, 1_000, 1, Parameter.Unit.NONE),
                            Parameter.number("hurdle", -1, 10, 0, Parameter.Unit.FRACTION),
                            RebalanceRule.EVERY),
                    Momentum::new);

    private final Mode mode;
    private final int lookback;
    private final int skip;
    private final int top;
    private final double hurdle;
    private final Frequency every;

    /** What is asked of an asset. */
    enum Mode {
        RANKED,
        ABSOLUTE,
        DUAL
    }

    Momentum(Settings settings) {
        this.mode = settings.choice("mode", Mode.class);
        this.lookback = settings.whole("lookback");
        this.skip = settings.whole("skip");
        this.top = settings.whole("top");
        this.hurdle = settings.number("hurdle");
        this.every = settings.choice("every", Frequency.class);
        if (skip >= lookback) {
            throw new SettingException("skip must be less than lookback");
        }
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        double[] returns = new double[bars.assets()];
        RebalanceRule rule =
                new RebalanceRule(every, BandKind.RELATIVE, 0, Destination.TARGET, true);
        return new Rebalancing(bars, rule, (bar, weights) -> weigh(bars, bar, returns, weights));
    }

    private boolean weigh(Bars bars, int bar, double[] returns, double[] weights) {
        int known = 0;
        for (int a = 0; a < returns.length; a++) {
            boolean has = bars.isTraded(a, bar) && bar - lookback >= bars.first(a);
            double[] closes = bars.closes(a);
            returns[a] = has ? closes[bar - skip] / closes[bar - lookback] - 1 : Double.NaN;
            known += has ? 1 : 0;
        }
        if (known == 0) {
            return false;
        }
        int places = mode == Mode.ABSOLUTE ? returns.length : Math.min(top, known);
        for (int a = 0; a < returns.length; a++) {
            boolean holds =
                    !Double.isNaN(returns[a])
                            && (mode == Mode.ABSOLUTE || rank(returns, a) < places)
                            && (mode == Mode.RANKED || returns[a] > hurdle);
            weights[a] = holds ? 1.0 / places : 0;
        }
        return true;
    }

    /** How many have risen more; of two alike the first counts as better. */
    private static int rank(double[] returns, int asset) {
        int better = 0;
        for (int a = 0; a < returns.length; a++) {
            if (returns[a] > returns[asset] || (returns[a] == returns[asset] && a < asset)) {
                better++;
            }
        }
        return better;
    }
}
