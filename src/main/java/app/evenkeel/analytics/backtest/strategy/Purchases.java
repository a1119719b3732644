package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Moment;

/** Weights for buying with cash, and for selling in proportion. */
final class Purchases {
    private Purchases() {}

    /**
     * Fills {@code weights} so that an amount of cash is spent by shares, on what can be bought;
     * returns whether anything is.
     *
     * @param shares fractions of the amount by asset
     */
    static boolean spread(Moment moment, double amount, double[] shares, double[] weights) {
        double sum = 0;
        for (int a = 0; a < shares.length; a++) {
            sum += moment.bars().isTraded(a, moment.bar()) ? shares[a] : 0;
        }
        if (!(amount > 0 && sum > 0)) {
            return false;
        }
        for (int a = 0; a < shares.length; a++) {
            boolean buys = shares[a] > 0 && moment.bars().isTraded(a, moment.bar());
            weights[a] =
                    buys
                            ? (moment.held()[a] + amount * shares[a] / sum) / moment.value()
                            : Decider.KEEP;
        }
        return true;
    }

    /** Fills {@code weights} so that the same part of every holding is sold. */
    static void shrink(Moment moment, double part, double[] weights) {
        for (int a = 0; a < weights.length; a++) {
            weights[a] = moment.weight(a) * (1 - part);
        }
    }
}
