package app.evenkeel.analytics.backtest;

import java.util.List;

/**
 * A strategy at work on one run. It says on which bars it wants to be asked, and there what weights
 * it wants. Both answers may depend only on prices up to the bar that they are about: a run whose
 * later prices are changed takes the same decisions before. Belongs to one run and one thread.
 */
public interface Decider {
    /** A weight that means: keep as many units as there are. */
    double KEEP = Double.NaN;

    /**
     * The first bar, not before {@code from}, on which it wants to be asked; the number of bars or
     * more for never again. On a bar that is not full it is asked on the next one that is.
     */
    int next(int from);

    /**
     * Decides at the close of a bar.
     *
     * @param moment what is held and known; valid during the call only
     * @param weights to fill with the fraction of the value that each asset shall have, below zero
     *     for what is sold short, or {@link #KEEP}; what is left to one is cash
     * @return whether anything shall be traded; otherwise {@code weights} is not looked at
     */
    boolean decide(Moment moment, double[] weights);

    /** What the reader of the result should know, once the run is over. */
    default List<Caveat> caveats() {
        return List.of();
    }
}
