package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import atlantafx.base.theme.Tweaks;

import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

/** The conflicts of a file, side by side with what is stored; one answer for all, or one each. */
final class ConflictList extends BorderPane {
    private final StagedFile file;
    private final ImportReviewViewModel model;
    private final Messages messages;
    private final TransactionWords words;

    /** As many conflicts as a file may have would take too long to lay out at once. */
    private final ListView<Conflict> list;

    ConflictList(StagedFile file, ImportReviewViewModel model, Messages messages, Formats formats) {
        this.file = file;
        this.model = model;
        this.messages = messages;
        words = new TransactionWords(messages, formats, model.labels());
        list = new ListView<>(FXCollections.observableArrayList(file.conflicts()));
        list.getStyleClass().addAll("import-conflicts", Tweaks.EDGE_TO_EDGE);
        list.setAccessibleText(messages.text("import.tab.conflicts", file.conflicts().size()));
        list.setCellFactory(view -> new ConflictCell());
        setCenter(list);
        if (file.conflicts().size() > 1) {
            setTop(forAll());
        }
    }

    private HBox forAll() {
        HBox all = new HBox(8, new Label(messages.text("import.conflict.all")));
        all.setAlignment(Pos.CENTER_LEFT);
        all.setPadding(new Insets(8, 0, 8, 0));
        for (Conflict.Choice choice : Conflict.Choice.values()) {
            Button button = new Button(messages.text("import.conflict." + choice.name()));
            button.setId("all-" + choice.name());
            button.setOnAction(event -> {
                model.chooseAll(file, choice);
                list.refresh();
            });
            all.getChildren().add(button);
        }
        return all;
    }

    private final class ConflictCell extends ListCell<Conflict> {
        @Override
        protected void updateItem(@Nullable Conflict conflict, boolean empty) {
            super.updateItem(conflict, empty);
            setGraphic(
                    empty || conflict == null
                            ? null
                            : new ConflictPane(
                                    conflict,
                                    words,
                                    messages,
                                    model.choice(file, conflict),
                                    choice -> model.choose(file, conflict, choice)));
        }
    }
}
