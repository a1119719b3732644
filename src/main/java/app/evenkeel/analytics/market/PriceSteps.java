package app.evenkeel.analytics.market;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.PriceHistory;

/**
 * Finds where a stored series steps from one level to another, as where two files of different
 * adjustment meet in it: closes of days of trading next to each other that are further apart than
 * the square of what is usual for the kind from one day to the next, and so beyond what a check of
 * one day would doubt.
 */
public final class PriceSteps {
    private static final long MOST_DAYS_APART = 7;

    private PriceSteps() {}

    /**
     * Index of the first close after the latest step but before {@code end}; -1 if there is none.
     */
    public static int latest(PriceHistory history, AssetKind kind, int end) {
        double most = Math.pow(PriceChecks.usual(kind), 2);
        for (int i = end - 1; i > 0; i--) {
            if (history.day(i).toEpochDay() - history.day(i - 1).toEpochDay() <= MOST_DAYS_APART
                    && PriceChecks.ratio(history.close(i - 1), history.close(i)) > most) {
                return i;
            }
        }
        return -1;
    }
}
