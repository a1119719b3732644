package app.evenkeel.presentation.control;

import javafx.collections.ObservableListBase;

import java.util.List;

/**
 * A list for a table whose rows are replaced as a whole, without copying them. A table that is
 * given another list forgets what it is sorted by; one whose list changes does not.
 */
public final class SwapList<T> extends ObservableListBase<T> {
    private List<T> rows = List.of();

    /** Shows other rows; the list is not copied and must not change afterwards. */
    public void swap(List<T> newRows) {
        List<T> before = rows;
        beginChange();
        rows = newRows;
        nextReplace(0, newRows.size(), before);
        endChange();
    }

    @Override
    public T get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
