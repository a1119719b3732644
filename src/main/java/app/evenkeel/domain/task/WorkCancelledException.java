package app.evenkeel.domain.task;

/** Thrown at a safe point after the user pressed Cancel; nothing is half-done when it is seen. */
public final class WorkCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkCancelledException() {
        super("cancelled");
    }
}
