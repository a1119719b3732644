package app.evenkeel.presentation.control;

/**
 * Where the lines of a chart are drawn, and what part of time and value that shows.
 *
 * @param low least value seen
 */
record ChartArea(
        double left,
        double top,
        double width,
        double height,
        double from,
        double to,
        double low,
        double high) {
    static final ChartArea NONE = new ChartArea(0, 0, 1, 1, 0, 1, 0, 1);

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
        return top + (high - value) / (high - low) * height;
    }

    double time(double x) {
        return from + (x - left) / width * (to - from);
    }
}
