package app.evenkeel.presentation.control;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;

/** Copies the selected rows of a table, or all, with their headers, as a spreadsheet takes them. */
public final class TableCopy {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private TableCopy() {}

    /** Copies on {@code Ctrl+C}. */
    public static <S> void install(TableView<S> table) {
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        copy(table);
                        event.consume();
                    }
                });
    }

    /** Puts the rows on the clipboard. */
    public static <S> void copy(TableView<S> table) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text(table));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The rows as text, a tab between cells; the columns that are seen, in their order. */
    public static <S> String text(TableView<S> table) {
        List<TextColumn<S>> columns = new ArrayList<>();
        for (TableColumn<S, ?> column : table.getVisibleLeafColumns()) {
            if (column instanceof TextColumn<?>) {
                @SuppressWarnings("unchecked")
                TextColumn<S> text = (TextColumn<S>) column;
                columns.add(text);
            }
        }
        List<S> rows = List.copyOf(table.getSelectionModel().getSelectedItems());
        StringBuilder out = new StringBuilder();
        out.append(String.join("\t", columns.stream().map(TableColumn::getText).toList()));
        for (S row : rows.isEmpty() ? table.getItems() : rows) {
            out.append('\n');
            List<String> cells = columns.stream().map(c -> flat(c.copy(row))).toList();
            out.append(String.join("\t", cells));
        }
        return out.toString();
    }

    private static String flat(String cell) {
        String line = cell.replaceAll("[\\t\\r\\n]+", " ");
        boolean isFormula = !line.isEmpty() && "=@".indexOf(line.charAt(0)) >= 0;
        // A spreadsheet would run it.
        return isFormula ? "'" + line : line;
    }
}
