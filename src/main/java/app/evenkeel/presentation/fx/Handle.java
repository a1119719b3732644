package app.evenkeel.presentation.fx;

/** Something under way that can be given up. */
public interface Handle {
    /** Nothing under way. */
    Handle NONE = () -> {};

    /**
     * Asks the work to stop at its next safe point and drops its result; but named work that is
     * done by then has succeeded. Never interrupts a thread.
     */
    void cancel();
}
