package app.evenkeel.presentation.fx;

/** Makes the screens of a session; the object graph of the session implements it. */
@FunctionalInterface
public interface ScreenFactory {
    /**
     * A new screen of the route's kind; it is told the route itself by {@link Screen#activate}.
     * JavaFX thread only.
     */
    Screen create(Route route, Workspace workspace);
}
