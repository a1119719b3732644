package app.evenkeel.analytics.figure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure: its number, or the reason why there is none.
 *
 * @param value in the metric's {@link Metric#unit() unit}; empty exactly where {@code absence} says
 *     why
 * @param convention what was chosen where tools differ: kind of deviation, quantile, day count
 * @param n size of the sample that was there, counted in the metric's {@link Metric#sample()
 *     sample}
 * @param needed size of the sample below which there is no number
 * @param absence why there is no number: "needs 30 returns, has 12"
 */
public record Figure(
        Metric metric,
        OptionalDouble value,
        List<Phrase> convention,
        int n,
        int needed,
        Optional<Phrase> absence) {
    public Figure {
        convention = List.copyOf(convention);
        if (value.isPresent() == absence.isPresent()) {
            throw new IllegalArgumentException("either a number or the reason why not: " + metric);
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException("no number: " + metric);
        }
    }

    /**
     * The figure with a number if the sample is large enough and the number is one.
     *
     * @param value NaN or infinite where the formula divides by zero; then nothing is shown
     */
    public static Figure of(
            Metric metric, double value, int n, int needed, List<Phrase> convention) {
        if (n < needed) {
            return absent(
                    metric, n, needed, convention, Phrase.of(metric.sample().tooFew(), needed, n));
        }
        if (!Double.isFinite(value)) {
            return absent(metric, n, needed, convention, Phrase.of("absent.undefined"));
        }
        return new Figure(
                metric, OptionalDouble.of(value), convention, n, needed, Optional.empty());
    }

    /** The figure without a number. */
    public static Figure absent(
            Metric metric, int n, int needed, List<Phrase> convention, Phrase why) {
        return new Figure(metric, OptionalDouble.empty(), convention, n, needed, Optional.of(why));
    }
}
