package app.evenkeel.analytics.backtest;

/**
 * How one asset is dealt in at its venue. A trade costs {@code max(minimumFee, fixed + rate x
 * amount) + (spread / 2 + slippage) x amount}, where the amount is what is traded at the bar's
 * price; all of it is paid from cash, buying and selling alike.
 *
 * @param rate fee as a fraction of the amount: 0.001 is ten basis points
 * @param fixed fee of a trade, in the currency of the test
 * @param minimumFee least fee of a trade, in the currency of the test
 * @param spread between bid and ask, as a fraction of the price; half of it is lost each way
 * @param slippage further loss on the price, as a fraction of it
 * @param lot smallest number of units that is traded, and what all trades are multiples of; zero
 *     where any fraction is
 * @param minimumTrade amount below which nothing is traded
 */
public record Dealing(
        double rate,
        double fixed,
        double minimumFee,
        double spread,
        double slippage,
        double lot,
        double minimumTrade) {
    /** Any fraction, for nothing. */
    public static final Dealing FREE = new Dealing(0, 0, 0, 0, 0, 0, 0);

    public Dealing {
        if (!(rate >= 0 && fixed >= 0 && minimumFee >= 0 && spread >= 0 && slippage >= 0)
                || !(lot >= 0 && minimumTrade >= 0)) {
            throw new IllegalArgumentException("below zero");
        }
        if (rate + spread / 2 + slippage >= 1) {
            throw new IllegalArgumentException("a trade that costs its whole amount");
        }
    }

    /** Any fraction, for a part of the amount. */
    public static Dealing at(double rate) {
        return new Dealing(rate, 0, 0, 0, 0, 0, 0);
    }

    /** Whether any fraction is traded and the cost is nothing but a part of the amount. */
    boolean isProportional() {
        return fixed == 0 && !hasLimits();
    }

    /** Whether there is a least fee, a least trade or a lot. */
    public boolean hasLimits() {
        return minimumFee != 0 || lot != 0 || minimumTrade != 0;
    }

    /** The fraction of the amount that a large trade costs. */
    double proportion() {
        return rate + spread / 2 + slippage;
    }

    /** What trading an amount above zero costs. */
    double cost(double amount) {
        return Math.max(minimumFee, fixed + rate * amount) + (spread / 2 + slippage) * amount;
    }
}
