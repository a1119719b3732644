package app.evenkeel.bootstrap.graph;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A stack of what was opened. Closing it closes everything in reverse order, and goes on when one
 * of them fails.
 */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Takes over the duty to close {@code resource}. */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    /** Lets go of what was closed by itself, so that nothing of it stays in memory. */
    public synchronized void remove(AutoCloseable resource) {
        opened.removeFirstOccurrence(resource);
    }

    /** How many are still to be closed. */
    synchronized int size() {
        return opened.size();
    }

    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            failure = closeNext(failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable RuntimeException closeNext(@Nullable RuntimeException before) {
        try {
            opened.pop().close();
            return before;
        } catch (Exception e) {
            if (before != null) {
                before.addSuppressed(e);
                return before;
            }
            return e instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }
}
