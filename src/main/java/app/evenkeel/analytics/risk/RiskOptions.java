package app.evenkeel.analytics.risk;

/**
 * What the user chooses about figures of risk; both are returns of one period, 0.005 for half a
 * percent.
 *
 * @param riskFree what could have been earned without risk
 * @param leastAcceptable the return that is just good enough
 */
public record RiskOptions(double riskFree, double leastAcceptable) {
    /** Nothing earned without risk, and no loss acceptable. */
    public static final RiskOptions ZERO = new RiskOptions(0, 0);
}
