package app.evenkeel.presentation.control;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * Which part of the time axis is seen. Stays within the data, and never narrower than a minimum.
 */
final class ChartWindow {
    private final ReadOnlyDoubleWrapper from = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper to = new ReadOnlyDoubleWrapper(1);
    private double first;
    private double last = 1;
    private double narrowest = 1;

    /** New data: shows all of it. */
    void setExtent(double firstTime, double lastTime, double narrowestSpan) {
        first = firstTime;
        last = Math.max(lastTime, firstTime + 1);
        narrowest = Math.min(Math.max(1, narrowestSpan), last - first);
        reset();
    }

    void reset() {
        from.set(first);
        to.set(last);
    }

    void show(double start, double end) {
        double span = Math.clamp(end - start, narrowest, last - first);
        double begin = Math.clamp(start, first, last - span);
        from.set(begin);
        to.set(begin + span);
    }

    /** Zooms around a time, which stays where it is; a factor below 1 goes closer. */
    void zoom(double factor, double anchor) {
        double span = Math.clamp(span() * factor, narrowest, last - first);
        double share = (anchor - from.get()) / span();
        show(anchor - share * span, anchor - share * span + span);
    }

    /** Moves by a part of what is seen; more than zero goes to later times. */
    void pan(double share) {
        panBy(share * span());
    }

    void panBy(double millis) {
        show(from.get() + millis, to.get() + millis);
    }

    void toStart() {
        show(first, first + span());
    }

    void toEnd() {
        show(last - span(), last);
    }

    boolean isWhole() {
        return from.get() <= first && to.get() >= last;
    }

    double from() {
        return from.get();
    }

    double to() {
        return to.get();
    }

    double span() {
        return to.get() - from.get();
    }

    ReadOnlyDoubleProperty fromProperty() {
        return from.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty toProperty() {
        return to.getReadOnlyProperty();
    }
}
