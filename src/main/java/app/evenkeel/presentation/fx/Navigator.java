package app.evenkeel.presentation.fx;

/** Takes the user to another screen. */
@FunctionalInterface
public interface Navigator {
    void go(Route route);

    /** Lets the user choose files and reviews them for import; nothing outside a window. */
    default void importFiles() {}

    /** Opens the column mapper and its templates; nothing outside a window. */
    default void mapColumns() {}
}
