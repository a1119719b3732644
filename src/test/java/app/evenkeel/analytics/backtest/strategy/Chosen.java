package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Backtest;
import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Terms;

import java.util.HashMap;
import java.util.Map;

/** Settings and runs for tests. */
public final class Chosen {
    private Chosen() {}

    /** Settings from names and values in turn. */
    public static Settings settings(Object... namesAndValues) {
        Map<String, Setting> chosen = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            chosen.put(
                    (String) namesAndValues[i],
                    switch (namesAndValues[i + 1]) {
                        case Double number -> new Setting.Amount(number);
                        case Boolean flag -> new Setting.Flag(flag);
                        case Map<?, ?> weights -> weights(weights);
                        case Object word -> new Setting.Word(word.toString());
                    });
        }
        return Settings.of(chosen);
    }

    private static Setting weights(Map<?, ?> byAsset) {
        Map<String, Double> weights = new HashMap<>();
        byAsset.forEach((asset, weight) -> weights.put((String) asset, (Double) weight));
        return Setting.Weights.of(weights);
    }

    /** A run of a thousand, traded at the close of the decision, without cost. */
    static BacktestRun run(Bars bars, StrategyType type, Object... namesAndValues) {
        return run(bars, Terms.of(bars, 1000).with(Execution.SAME_CLOSE), type, namesAndValues);
    }

    static BacktestRun run(Bars bars, Terms terms, StrategyType type, Object... namesAndValues) {
        return Backtest.run(bars, terms, type.make(settings(namesAndValues)).on(bars, terms));
    }
}
