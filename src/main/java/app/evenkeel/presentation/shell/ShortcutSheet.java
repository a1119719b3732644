package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** All keyboard shortcuts on one sheet. */
final class ShortcutSheet extends VBox {
    private static final List<String[]> KEYS =
            List.of(
                    new String[] {"Ctrl+1 ... Ctrl+4", "shortcut.screens"},
                    new String[] {"Ctrl+K", "shortcut.palette"},
                    new String[] {"Ctrl+I", "shortcut.import"},
                    new String[] {"Ctrl+N", "shortcut.new"},
                    new String[] {"Ctrl+F", "shortcut.find"},
                    new String[] {"Ctrl+Z", "shortcut.undo"},
                    new String[] {"Ctrl+Shift+Z, Ctrl+Y", "shortcut.redo"},
                    new String[] {"Ctrl+Shift+H", "shortcut.amounts"},
                    new String[] {"Ctrl+Shift+.", "shortcut.stop"},
                    new String[] {"Ctrl+,", "route.settings"},
                    new String[] {"Ctrl+L", "shortcut.lock"},
                    new String[] {"← →  +  -  T  Esc", "shortcut.chart"},
                    new String[] {"F11", "shortcut.full-screen"},
                    new String[] {"F1, ?", "shortcut.help"},
                    new String[] {"Ctrl+Q", "shortcut.quit"});

    ShortcutSheet(Messages messages, Runnable close) {
        super(16);
        getStyleClass().addAll("ek-sheet", "ek-shortcuts");
        setMaxSize(520, Region.USE_PREF_SIZE);
        Label title = new Label(messages.text("shell.shortcuts"));
        title.getStyleClass().add("ek-title");
        GridPane grid = new GridPane(32, 8);
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        for (int row = 0; row < KEYS.size(); row++) {
            String keys = KEYS.get(row)[0];
            Label key = new Label(mac ? keys.replace("Ctrl", "Cmd") : keys);
            key.getStyleClass().add("ek-strong");
            grid.addRow(row, key, new Label(messages.text(KEYS.get(row)[1])));
        }
        Button done = new Button(messages.text("action.close"));
        done.setDefaultButton(true);
        done.setOnAction(event -> close.run());
        getChildren().addAll(title, grid, done);
    }
}
