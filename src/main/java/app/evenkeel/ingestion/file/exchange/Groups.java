package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.ingestion.file.RowCells;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rows that tell one event together, gathered by the id they share. A group is handed on once the
 * file has moved {@value #REACH} rows past its last row, so that memory stays bounded.
 */
public final class Groups {
    private static final int REACH = 1000;

    private final Consumer<List<RowCells>> whole;
    private final Map<String, Group> open = new LinkedHashMap<>();
    private long count;

    /**
     * @param whole receives each group, rows in file order
     */
    public Groups(Consumer<List<RowCells>> whole) {
        this.whole = whole;
    }

    public void add(String id, RowCells cells) {
        count++;
        // Taken out and put back, so that the longest untouched stands first.
        Group group = open.remove(id);
        if (group == null) {
            group = new Group(new ArrayList<>(4));
        }
        group.rows.add(cells);
        group.last = count;
        open.put(id, group);
        Iterator<Group> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            Group candidate = oldest.next();
            if (candidate.last > count - REACH) {
                break;
            }
            oldest.remove();
            whole.accept(candidate.rows);
        }
    }

    /** Hands on what is left at the end of the file. */
    public void finish() {
        open.values().forEach(group -> whole.accept(group.rows));
        open.clear();
    }

    private static final class Group {
        private final List<RowCells> rows;
        private long last;

        private Group(List<RowCells> rows) {
            this.rows = rows;
        }
    }
}
