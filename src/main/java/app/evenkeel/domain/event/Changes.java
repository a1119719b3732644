package app.evenkeel.domain.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Passes notices on to whoever subscribed. Thread-safe; a notice arrives on the thread that
 * published it.
 */
public final class Changes {
    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    public Subscription subscribe(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** How many listen: whoever is gone and still does is kept in memory. */
    public int listeners() {
        return listeners.size();
    }

    public void publish(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
