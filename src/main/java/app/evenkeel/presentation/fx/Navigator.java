package app.evenkeel.presentation.fx;

/** Takes the user to another screen. */
@FunctionalInterface
public interface Navigator {
    void go(Route route);
}
