package app.evenkeel.analytics.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far below its highest value so far the wealth stands: D = W / max(W so far) − 1, at most 0. W
 * starts at 1 before the first return, so a loss in the first period is a drawdown too.
 *
 * <p>Source: Bacon, Practical Portfolio Performance Measurement and Attribution, 2nd ed. 2008;
 * Martin & McCann 1989 for the ulcer index.
 */
public final class Drawdowns {
    /** Where no index is: the drawdown lasts still. */
    public static final int NONE = -1;

    private Drawdowns() {}

    /**
     * One fall from a peak, and the way back to it. Indices count returns from 0; the peak may be
     * −1, the start before the first return.
     *
     * @param depth −0.2 for a fall by a fifth
     * @param peak the last index before the fall
     * @param trough the lowest
     * @param recovery the first at or above the peak again, or {@link #NONE}
     */
    public record Drawdown(double depth, int peak, int trough, int recovery) {
        public boolean isOver() {
            return recovery != NONE;
        }
    }

    /** The drawdown at the end of each period. */
    public static double[] series(double[] returns) {
        double[] drawdowns = new double[returns.length];
        double wealth = 1;
        double peak = 1;
        for (int i = 0; i < returns.length; i++) {
            wealth *= 1 + returns[i];
            peak = Math.max(peak, wealth);
            drawdowns[i] = wealth / peak - 1;
        }
        return drawdowns;
    }

    /** The deepest, −0.2 for a fall by a fifth; 0 if the wealth never fell. */
    public static double maximum(double[] returns) {
        double wealth = 1;
        double peak = 1;
        // The lowest W/peak as a fraction that is not divided out: dividing each time costs more
        // than all the rest.
        double low = 1;
        double high = 1;
        for (double r : returns) {
            wealth *= 1 + r;
            if (wealth > peak) {
                peak = wealth;
            } else if (wealth * high < low * peak) {
                low = wealth;
                high = peak;
            }
        }
        return low / high - 1;
    }

    /** √(Σ D² / n). */
    public static double ulcerIndex(double[] returns) {
        double sum = 0;
        for (double d : series(returns)) {
            sum += d * d;
        }
        return Math.sqrt(sum / returns.length);
    }

    /** Σ|D| / n. */
    public static double painIndex(double[] returns) {
        double sum = 0;
        for (double d : series(returns)) {
            sum -= d;
        }
        return sum / returns.length;
    }

    /** All of them, deepest first; equally deep ones in the order of time. */
    public static List<Drawdown> table(double[] returns) {
        List<Drawdown> found = new ArrayList<>();
        double[] below = series(returns);
        int trough = NONE;
        int peak = -1;
        for (int i = 0; i < below.length; i++) {
            if (below[i] < 0) {
                if (trough == NONE || below[i] < below[trough]) {
                    trough = i;
                }
            } else {
                if (trough != NONE) {
                    found.add(new Drawdown(below[trough], peak, trough, i));
                    trough = NONE;
                }
                peak = i;
            }
        }
        if (trough != NONE) {
            found.add(new Drawdown(below[trough], peak, trough, NONE));
        }
        found.sort(Comparator.comparingDouble(Drawdown::depth));
        return List.copyOf(found);
    }
}
