package app.evenkeel.presentation.fx;

import javafx.application.Platform;

/** Guards what may only be touched on the JavaFX application thread. */
public final class FxThread {
    // A test or an off-screen rendering drives view models from a thread of its own.
    private static final ThreadLocal<Boolean> ADOPTED = ThreadLocal.withInitial(() -> false);

    private FxThread() {}

    /**
     * Refuses to go on elsewhere.
     *
     * @throws IllegalStateException on any thread but the JavaFX application thread
     */
    public static void require() {
        if (!ADOPTED.get() && !Platform.isFxApplicationThread()) {
            throw new IllegalStateException(
                    "Not on the JavaFX thread: " + Thread.currentThread().getName());
        }
    }

    /** From now on the current thread counts as the JavaFX thread; for {@link DirectTaskRunner}. */
    static void adopt() {
        ADOPTED.set(true);
    }
}
