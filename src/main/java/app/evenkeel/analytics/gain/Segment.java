package app.evenkeel.analytics.gain;

import java.math.BigDecimal;

/**
 * A part of a scope, such as a class of assets, day by day.
 *
 * @param <K> what tells the parts apart
 * @param key which part it is
 * @param opening exact value before the period
 * @param closing exact value at its end
 * @param values at the end of each day
 * @param gains on each day
 * @param inflows what came into it from outside the scope on each day, zero or more
 * @param outflows what left it for outside the scope on each day, zero or more
 */
@SuppressWarnings("ArrayRecordComponent")
public record Segment<K>(
        K key,
        BigDecimal opening,
        BigDecimal closing,
        GainParts parts,
        double[] values,
        double[] gains,
        double[] inflows,
        double[] outflows) {
    static <K> Segment<K> empty(K key, int size) {
        return new Segment<>(
                key,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                GainParts.NONE,
                new double[size],
                new double[size],
                new double[size],
                new double[size]);
    }

    Segment<K> plus(PlaceGain place) {
        return new Segment<>(
                key,
                opening.add(place.opening()),
                closing.add(place.closing()),
                parts.plus(place.parts()),
                values,
                gains,
                inflows,
                outflows);
    }

    /** Sum of the gains after day {@code before} up to and with day {@code day}. */
    public double gain(int before, int day) {
        return sum(gains, before, day);
    }

    double inflow(int before, int day) {
        return sum(inflows, before, day);
    }

    double outflow(int before, int day) {
        return sum(outflows, before, day);
    }

    private static double sum(double[] column, int before, int day) {
        double sum = 0;
        for (int i = before + 1; i <= day; i++) {
            sum += column[i];
        }
        return sum;
    }
}
