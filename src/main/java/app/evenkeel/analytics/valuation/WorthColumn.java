package app.evenkeel.analytics.valuation;

import java.util.Arrays;

/** What one unit of an asset was worth on each of many days; filled by {@link WorthColumns}. */
public final class WorthColumn {
    private final double[] worth;
    private final boolean[] priced;
    private final boolean[] rated;
    private final boolean[] stale;

    WorthColumn(int days) {
        this.worth = new double[days];
        this.priced = new boolean[days];
        this.rated = new boolean[days];
        this.stale = new boolean[days];
        Arrays.fill(worth, Double.NaN);
    }

    void set(int index, double perUnit, RateColumn rates) {
        worth[index] = perUnit * rates.rate(index);
        rated[index] = rates.isOfItsDay(index);
        stale[index] = rates.isStale(index);
    }

    void setPrice(int index, boolean isOfItsDay, boolean isStale) {
        priced[index] = isOfItsDay;
        stale[index] |= isStale;
    }

    public int size() {
        return worth.length;
    }

    /** Worth of one unit on every day, NaN where it is not known; a copy. */
    public double[] worths() {
        return worth.clone();
    }

    /** Worth of one unit on every day, 0 where it is not known; a copy. */
    public double[] knownWorths() {
        double[] known = worth.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = Double.isNaN(known[i]) ? 0 : known[i];
        }
        return known;
    }

    /** Worth of one unit on a day; NaN where there is no price or no rate. */
    public double worth(int index) {
        return worth[index];
    }

    /** Whether a price of that very day was used; never of cash. */
    public boolean isPriced(int index) {
        return priced[index];
    }

    /** Whether an exchange rate of that very day was used. */
    public boolean isRated(int index) {
        return rated[index];
    }

    /** Whether a price or rate older than it should be was used. */
    public boolean isStale(int index) {
        return stale[index];
    }
}
