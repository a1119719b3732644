package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Terms;

import java.util.List;

/**
 * Buys what has fallen far below its mean, and sells it when it has come back. Measured by {@code z
 * = (close - mean) / s} of the last {@code window} closes, the bar's own among them: in where z is
 * at most {@code -entry}, out where it is at least {@code -exit}.
 */
final class MeanReversion implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "mean-reversion",
                    List.of(
                            Parameter.whole("window", 3, 1_000, 20, Parameter.Unit.BARS),
                            Parameter.number("entry", 0, 10, 2, Parameter.Unit.DEVIATIONS),
                            Parameter.number("exit", -10, 10, 0, Parameter.Unit.DEVIATIONS)),
                    MeanReversion::new);

    private final int window;
    private final double entry;
    private final double exit;

    MeanReversion(Settings settings) {
        this.window = settings.whole("window");
        this.entry = settings.number("entry");
        this.exit = settings.number("exit");
        if (exit >= entry) {
            throw new SettingException("exit must be less than entry");
        }
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        return new Slots(
                bars,
                terms.start(),
                (asset, from, isIn) -> {
                    double[] closes = bars.closes(asset);
                    int t = Math.max(from, bars.first(asset) + window - 1);
                    while (t < closes.length && !turns(ZScore.of(closes, t, window), isIn)) {
                        t++;
                    }
                    return t;
                });
    }

    private boolean turns(double z, boolean isIn) {
        return isIn ? z >= -exit : z <= -entry;
    }
}
