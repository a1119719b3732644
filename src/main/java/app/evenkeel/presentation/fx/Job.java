package app.evenkeel.presentation.fx;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** Named work under way, as the status bar and progress panes show it. JavaFX thread only. */
public final class Job {
    private final String name;
    private final Handle handle;
    private final ReadOnlyLongWrapper done = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(-1);

    Job(String name, Handle handle) {
        this.name = name;
        this.handle = handle;
    }

    /** Message key of what is being done. */
    public String name() {
        return name;
    }

    public ReadOnlyLongProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /** How many in all, or -1 while unknown. */
    public ReadOnlyLongProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    public void cancel() {
        handle.cancel();
    }

    void update(long newDone, long newTotal) {
        done.set(newDone);
        total.set(newTotal);
    }
}
