package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Terms;

import java.util.stream.Stream;

/** Fixed weights, bought at the start and brought back by a rule. */
final class TargetAllocation implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "target-allocation",
                    Stream.concat(
                                    Stream.of(Parameter.weights("weights")),
                                    RebalanceRule.PARAMETERS.stream())
                            .toList(),
                    TargetAllocation::new);

    private final Settings settings;
    private final RebalanceRule rule;

    TargetAllocation(Settings settings) {
        this.settings = settings;
        this.rule = RebalanceRule.of(settings);
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        double[] weights = settings.weights("weights", bars);
        return new Rebalancing(
                bars,
                rule,
                (_, wanted) -> {
                    System.arraycopy(weights, 0, wanted, 0, wanted.length);
                    return true;
                });
    }
}
