package app.evenkeel.analytics.backtest.strategy;

import java.util.List;

/** Fixed weights, bought at the start and left alone; money that comes in is bought likewise. */
final class BuyAndHold {
    static final StrategyType TYPE =
            new StrategyType(
                    "buy-and-hold",
                    List.of(Parameter.weights("weights"), RebalanceRule.INVEST_INFLOWS),
                    settings ->
                            new TargetAllocation(
                                    settings.with("every", new Setting.Word("never"))
                                            .completed(RebalanceRule.PARAMETERS)));

    private BuyAndHold() {}
}
