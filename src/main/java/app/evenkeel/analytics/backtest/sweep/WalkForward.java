package app.evenkeel.analytics.backtest.sweep;

import java.time.LocalDate;
import java.util.List;

/**
 * What came of choosing by the past again and again.
 *
 * @param folds one after another
 * @param returns of the days outside of what each choice was made by, put together; what changing
 *     from one choice to the next would have cost is not in them
 */
public record WalkForward(List<Fold> folds, List<Return> returns) {
    public WalkForward {
        folds = List.copyOf(folds);
        returns = List.copyOf(returns);
    }

    /**
     * One choice.
     *
     * @param from first day of the returns that it was made by
     * @param chosen first day of the returns after it
     * @param to last of them
     * @param inSample objective that it was chosen for
     * @param outOfSample objective that it then had
     */
    public record Fold(
            LocalDate from,
            LocalDate chosen,
            LocalDate to,
            Trial trial,
            double inSample,
            double outOfSample) {}

    /** The simple return of a day. */
    public record Return(LocalDate day, double value) {}

    /**
     * The part of the objective that was left out of sample: the mean after the choice over the
     * mean before it, of folds that have both; NaN where there are none.
     */
    public double efficiency() {
        double in = 0;
        double out = 0;
        for (Fold fold : folds) {
            if (!Double.isNaN(fold.inSample()) && !Double.isNaN(fold.outOfSample())) {
                in += fold.inSample();
                out += fold.outOfSample();
            }
        }
        return out / in;
    }
}
