package app.evenkeel.portfolio.backtest;

/**
 * A backtest that was filled in from a portfolio.
 *
 * @param weights where the weights come from
 * @param unpriced fraction of them, from 0 to 1, that has no prices to test with and so stays cash
 */
public record Prefilled(BacktestConfig config, Weights weights, double unpriced) {
    /** Where weights come from. */
    public enum Weights {
        /** What the portfolio is to consist of. */
        TARGETS,
        /** What it holds now, where it has no targets. */
        HOLDINGS
    }
}
