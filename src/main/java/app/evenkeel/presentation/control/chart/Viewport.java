package app.evenkeel.presentation.control.chart;

/**
 * The stretch of time that a chart shows, within all that there is. Immutable.
 *
 * @param first first epoch day of all data
 * @param last last epoch day of all data
 * @param from first day shown
 * @param to last day shown
 */
public record Viewport(double first, double last, double from, double to) {
    /** Narrowest stretch that can be shown, in days. */
    private static final double NARROWEST = 1.0 / 24;

    public static Viewport all(double first, double last) {
        double end = last > first ? last : first + 1;
        return new Viewport(first, end, first, end);
    }

    public double span() {
        return to - from;
    }

    public boolean isAll() {
        return from <= first && to >= last;
    }

    /** The same data with another stretch, kept within the data. */
    public Viewport show(double newFrom, double newTo) {
        double span = Math.clamp(newTo - newFrom, Math.min(NARROWEST, last - first), last - first);
        double start = Math.clamp(newFrom, first, last - span);
        return new Viewport(first, last, start, start + span);
    }

    /**
     * Narrower (factor below 1) or wider, with the day under the pointer staying where it is.
     *
     * @param anchor the day that stays in place
     */
    public Viewport zoom(double factor, double anchor) {
        return show(anchor - (anchor - from) * factor, anchor + (to - anchor) * factor);
    }

    /** Moves by a number of days; stops at the ends. */
    public Viewport pan(double days) {
        return show(from + days, to + days);
    }

    /** The day at a horizontal position between 0 and {@code width}. */
    public double dayAt(double x, double width) {
        return from + x / width * span();
    }

    /** The horizontal position of a day, beyond 0 or {@code width} if it is not shown. */
    public double xOf(double day, double width) {
        return (day - from) / span() * width;
    }
}
