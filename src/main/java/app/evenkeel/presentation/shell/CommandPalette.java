package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Messages;

import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Finds a screen or an action by a few letters of its name. */
final class CommandPalette extends VBox {
    private static final double ROW = 36;
    private static final int ROWS = 10;

    private final ListView<WindowCommand> list = new ListView<>();
    private final Runnable close;

    CommandPalette(List<WindowCommand> commands, Messages messages, Runnable close) {
        super(12);
        this.close = close;
        getStyleClass().add("ek-sheet");
        setMaxSize(520, Region.USE_PREF_SIZE);
        FilteredList<WindowCommand> found =
                new FilteredList<>(FXCollections.observableArrayList(commands));
        TextField search = new TextField();
        search.setId("palette-search");
        search.setPromptText(messages.text("palette.prompt"));
        search.setAccessibleText(messages.text("palette.prompt"));
        search.textProperty()
                .subscribe(words -> {
                    found.setPredicate(command -> matches(command.name(), words));
                    list.getSelectionModel().selectFirst();
                });
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setItems(found);
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROWS * ROW + 2);
        list.setMinHeight(2 * ROW);
        list.setPlaceholder(new Label(messages.text("palette.nothing")));
        list.setCellFactory(view -> new CommandCell());
        list.setOnMouseClicked(event -> run());
        list.getSelectionModel().selectFirst();
        getChildren().addAll(search, list);
    }

    /** Whether each word typed is somewhere in the name. */
    static boolean matches(String name, String words) {
        String low = name.toLowerCase(Locale.ROOT);
        for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!low.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void key(KeyEvent event) {
        int index = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) {
            select(index + 1);
        } else if (event.getCode() == KeyCode.UP) {
            select(index - 1);
        } else if (event.getCode() == KeyCode.ENTER) {
            run();
        } else {
            return;
        }
        event.consume();
    }

    private void select(int index) {
        if (index >= 0 && index < list.getItems().size()) {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 4));
        }
    }

    private void run() {
        WindowCommand chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.action().run();
        }
    }

    private static final class CommandCell extends ListCell<WindowCommand> {
        @Override
        protected void updateItem(@Nullable WindowCommand command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(command.name());
            Label keys = new Label(command.keyText());
            keys.getStyleClass().add("ek-caption");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(12, name, space, keys);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
            setAccessibleText(command.name() + " " + command.keyText());
        }
    }
}
