package app.evenkeel.analytics.backtest;

/**
 * A simple tax on gains. Lots are matched by {@code method}; what a lot cost includes its share of
 * the costs of buying it, and what a sale brought is less its own. Gains and losses of a calendar
 * year are netted, those of lots held longer than {@code longAfter} days apart from the others; a
 * loss that is left is set against gains of the following {@code lossYears} years, short against
 * short and long against long.
 *
 * @param rate on gains of lots held {@code longAfter} days or less, as a fraction
 * @param longRate on gains of lots held longer
 * @param longAfter days
 * @param onPayments on dividends, withheld from each that is received
 * @param method which lots go first
 * @param payment when it is paid
 * @param lossYears how long a loss is carried forward
 */
public record Tax(
        double rate,
        double longRate,
        int longAfter,
        double onPayments,
        Method method,
        Payment payment,
        int lossYears) {
    public static final Tax NONE = new Tax(0, 0, 0, 0, Method.FIFO, Payment.AT_SALE, 0);

    /** Which lots are sold first. */
    public enum Method {
        FIFO,
        LIFO,
        /** Those that cost the most. */
        HIFO,
        /** All at their average cost; the oldest count as sold first. */
        AVERAGE
    }

    /** When tax on gains is paid. */
    public enum Payment {
        /** Withheld at each sale on the year's gain so far, and given back where it shrinks. */
        AT_SALE,
        /** On the first bar of the following year. */
        NEXT_YEAR
    }

    public Tax {
        if (!(rate >= 0 && rate < 1 && longRate >= 0 && longRate < 1)
                || !(onPayments >= 0 && onPayments < 1)) {
            throw new IllegalArgumentException("tax rates are fractions from 0 to below 1");
        }
    }

    /** Whether gains are taxed. */
    boolean onGains() {
        return rate > 0 || longRate > 0;
    }
}
