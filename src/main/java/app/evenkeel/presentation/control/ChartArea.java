package app.evenkeel.presentation.control;

/**
 * Where the lines of a chart are drawn, and what part of time and value that shows.
 *
 * @param low least value seen; more than zero where {@code log} is set
 * @param log whether equal distances are equal ratios
 */
record ChartArea(
        double left,
        double top,
        double width,
        double height,
        double from,
        double to,
        double low,
        double high,
        boolean log) {
    static final ChartArea NONE = new ChartArea(0, 0, 1, 1, 0, 1, 0, 1, false);

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double x(double time) {
        return left + (time - from) / (to - from) * width;
    }

    double y(double value) {
        if (log) {
            double seen = Math.max(value, low);
            return top + Math.log(high / seen) / Math.log(high / low) * height;
        }
        return top + (high - value) / (high - low) * height;
    }

    double time(double x) {
        return from + (x - left) / width * (to - from);
    }
}
