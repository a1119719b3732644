package app.evenkeel.presentation.control.chart;

/**
 * Round values for a vertical axis: steps of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param low at or below the lowest value shown; a multiple of {@code step}
 * @param high at or above the highest value shown; a multiple of {@code step}
 */
record ValueTicks(double low, double high, double step) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** Ticks that cover a range with about {@code wanted} steps. */
    static ValueTicks covering(double lowest, double highest, int wanted) {
        double range = highest > lowest ? highest - lowest : Math.max(Math.abs(highest), 1) * 0.1;
        double rough = range / Math.max(1, wanted);
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = magnitude * 10;
        for (double candidate : STEPS) {
            if (candidate * magnitude >= rough) {
                step = candidate * magnitude;
                break;
            }
        }
        double low = Math.floor(lowest / step) * step;
        double high = Math.ceil(highest / step) * step;
        return new ValueTicks(low, high > low ? high : low + step, step);
    }

    int count() {
        return (int) Math.round((high - low) / step) + 1;
    }

    double value(int index) {
        return low + index * step;
    }
}
