package app.evenkeel.analytics.backtest.strategy;

import java.util.List;

/** All strategies that there are. */
public final class Strategies {
    /** In the order in which they are listed. */
    public static final List<StrategyType> ALL =
            List.of(
                    BuyAndHold.TYPE,
                    TargetAllocation.TYPE,
                    DollarCostAveraging.TYPE,
                    ValueAveraging.TYPE,
                    Momentum.TYPE,
                    MovingAverageCrossover.TYPE,
                    MeanReversion.TYPE,
                    RiskWeighting.INVERSE_VOLATILITY,
                    RiskWeighting.EQUAL_RISK_CONTRIBUTION,
                    RiskWeighting.MINIMUM_VARIANCE,
                    PairTrading.TYPE,
                    CrossVenueArbitrage.TYPE,
                    LearntDirection.TYPE);

    private Strategies() {}

    /**
     * The strategy of an id.
     *
     * @throws SettingException if there is none; the message names those that there are
     */
    public static StrategyType called(String id) {
        return ALL.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new SettingException(
                                "There is no strategy \""
                                        + id
                                        + "\"; there are: "
                                        + String.join(
                                                ", ",
                                                ALL.stream().map(StrategyType::id).toList())));
    }
}
