package app.evenkeel.presentation.fx;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a screen listens to while it is shown; all of it ends with {@link #close()}. */
public final class Subscriptions implements AutoCloseable {
    private final List<Runnable> ends = new ArrayList<>();

    /** Ends something with the rest. */
    public void add(Runnable end) {
        ends.add(end);
    }

    /** Calls {@code action} with each new value, and with the present one at once. */
    public <T> void watch(ObservableValue<T> value, Consumer<? super T> action) {
        add(value.subscribe(action)::unsubscribe);
    }

    /** Calls {@code action} whenever one of the values changes. */
    public void onChange(Runnable action, ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            add(value.subscribe((before, now) -> action.run())::unsubscribe);
        }
    }

    /** Calls {@code action} whenever one of the values may have changed. */
    public void onInvalidation(Runnable action, Observable... values) {
        InvalidationListener listener = value -> action.run();
        for (Observable value : values) {
            value.addListener(listener);
            add(() -> value.removeListener(listener));
        }
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
        ends.clear();
    }
}
