package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;

import java.util.List;

/**
 * When weights are brought back to their targets, and how far.
 *
 * <p>On the first trading day of each period the weights are looked at. If any is outside its band,
 * all is traded: to the targets, or, with {@link Destination#HALF} and {@link Destination#EDGE},
 * only what is outside comes back to half-way between band and target or to the band's edge. What
 * that sets free is bought where most is lacking, and what it needs is sold where most is too much,
 * in proportion and never beyond the target; the others keep their units. (Proportional costs
 * favour the edge, fixed ones the middle: Dybvig and Pezzo, "Mean-Variance Portfolio Rebalancing
 * with Transaction Costs", 2019.)
 *
 * @param every when the weights are looked at
 * @param band how the width of the band is measured
 * @param threshold of the band, a fraction; zero brings everything back at every look
 * @param destination how far to go
 * @param investing whether money that comes in is spent at once where most is lacking, and does not
 *     wait for the next rebalance
 */
record RebalanceRule(
        Frequency every,
        BandKind band,
        double threshold,
        Destination destination,
        boolean investing) {
    static final Parameter EVERY = Parameter.choice("every", Frequency.MONTHLY);
    static final Parameter INVEST_INFLOWS = Parameter.flag("investInflows", true);
    static final List<Parameter> PARAMETERS =
            List.of(
                    EVERY,
                    Parameter.choice("band", BandKind.RELATIVE),
                    Parameter.number("threshold", 0, 1, 0, Parameter.Unit.FRACTION),
                    Parameter.choice("destination", Destination.TARGET),
                    INVEST_INFLOWS);

    /** What the relative part of a hybrid band is to its absolute one, as in the rule of 5/25. */
    private static final double HYBRID_FACTOR = 5;

    private static final double DUST = 1e-12;

    static RebalanceRule of(Settings settings) {
        return new RebalanceRule(
                settings.choice("every", Frequency.class),
                settings.choice("band", BandKind.class),
                settings.number("threshold"),
                settings.choice("destination", Destination.class),
                settings.flag("investInflows"));
    }

    /** Whether any weight is outside its band. */
    boolean isBreached(double[] held, double value, double[] targets) {
        return switch (band) {
            case ABSOLUTE -> isBeyond(held, value, targets, threshold);
            case RELATIVE -> isRelativelyBeyond(held, value, targets, threshold);
            case HYBRID ->
                    isBeyond(held, value, targets, threshold)
                            || isRelativelyBeyond(held, value, targets, HYBRID_FACTOR * threshold);
        };
    }

    private static boolean isBeyond(double[] held, double value, double[] targets, double width) {
        for (int a = 0; a < targets.length; a++) {
            if (Math.abs(held[a] / value - targets[a]) > width) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRelativelyBeyond(
            double[] held, double value, double[] targets, double width) {
        for (int a = 0; a < targets.length; a++) {
            double off = Math.abs(held[a] / value - targets[a]);
            // Any holding of what shall not be held is outside its band, but for what rounding
            // left.
            if (off / targets[a] > width && off > DUST) {
                return true;
            }
        }
        return false;
    }

    /** Fills {@code weights} with where to go. */
    void aim(double[] held, double value, double[] targets, double[] weights) {
        if (destination == Destination.TARGET) {
            System.arraycopy(targets, 0, weights, 0, targets.length);
            return;
        }
        double part = destination == Destination.HALF ? 0.5 : 1;
        double rest = 0;
        double lacking = 0;
        double over = 0;
        for (int a = 0; a < targets.length; a++) {
            double weight = held[a] / value;
            double width = width(targets[a]);
            double off = weight - targets[a];
            if (Math.abs(off) > width) {
                weight = targets[a] + Math.copySign(width * part, off);
            }
            weights[a] = weight;
            rest += targets[a] - weight;
            lacking += Math.max(0, targets[a] - weight);
            over += Math.max(0, weight - targets[a]);
        }
        double share = rest > 0 ? rest / lacking : over > 0 ? -rest / over : 0;
        for (int a = 0; a < targets.length; a++) {
            double off = targets[a] - weights[a];
            if (off * rest > 0) {
                weights[a] += off * share;
            }
            if (weights[a] == held[a] / value) {
                weights[a] = Decider.KEEP;
            }
        }
    }

    private double width(double target) {
        return switch (band) {
            case ABSOLUTE -> threshold;
            case RELATIVE -> threshold * target;
            case HYBRID -> Math.min(threshold, HYBRID_FACTOR * threshold * target);
        };
    }

    /**
     * Fills {@code weights} so that cash is spent where most is lacking, in proportion, and nothing
     * is sold; returns whether there is anything to buy.
     */
    static boolean fill(double[] held, double value, double[] targets, double[] weights) {
        double invested = 0;
        double wanted = 0;
        double lacking = 0;
        for (int a = 0; a < targets.length; a++) {
            invested += held[a];
            wanted += targets[a] * value;
            lacking += Math.max(0, targets[a] * value - held[a]);
        }
        double spending = Math.min(lacking, wanted - invested);
        if (spending <= DUST * value) {
            return false;
        }
        for (int a = 0; a < targets.length; a++) {
            double lack = targets[a] * value - held[a];
            weights[a] = lack > 0 ? (held[a] + lack * spending / lacking) / value : Decider.KEEP;
        }
        return true;
    }
}
