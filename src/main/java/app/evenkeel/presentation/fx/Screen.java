package app.evenkeel.presentation.fx;

import javafx.scene.Node;

/** One screen of the window. Made once a session, shown and left many times. */
public interface Screen {
    /** What is put into the window. */
    Node node();

    /** Called when the screen is shown, with the route that led to it. */
    void activate(Route route);

    /** Called when the screen is left; it stops listening and cancels its work. */
    void deactivate();

    /**
     * What {@code Ctrl+F} should do; puts the focus into the screen's search field if it has one.
     */
    default void find() {}

    /** What {@code Ctrl+N} should do; begins a new entry if the screen has entries. */
    default void create() {}
}
