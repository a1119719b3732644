package app.evenkeel.analytics.backtest.strategy;

/** How far a number is from the mean of a window that it ends. */
final class ZScore {
    private ZScore() {}

    /**
     * {@code (x - mean) / s} with the sample standard deviation of the window; NaN where nothing in
     * it moved.
     */
    static double of(double[] values, int last, int window) {
        int from = last - window + 1;
        double sum = 0;
        for (int t = from; t <= last; t++) {
            sum += values[t];
        }
        double mean = sum / window;
        double squares = 0;
        for (int t = from; t <= last; t++) {
            squares += (values[t] - mean) * (values[t] - mean);
        }
        return (values[last] - mean) / Math.sqrt(squares / (window - 1));
    }
}
