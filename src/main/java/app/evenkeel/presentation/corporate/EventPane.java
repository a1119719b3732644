package app.evenkeel.presentation.corporate;

import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A sheet that shows what booking a corporate event would change, to book it or not. */
public final class EventPane extends VBox {
    public EventPane(
            EventPreview preview, Workspace workspace, Runnable onBook, Runnable onCancel) {
        super(16);
        Messages messages = workspace.messages();
        getStyleClass().add("ek-sheet");
        setId("event-preview");
        setMaxSize(920, 560);
        setFocusTraversable(true);
        Label title = new Label(messages.text("event.kind." + preview.event().kind()));
        title.getStyleClass().add("ek-title");
        EventChanges changes = new EventChanges(workspace);
        changes.show(preview);
        Button book = new Button(messages.text("event.book"));
        book.setDefaultButton(true);
        book.setId("event-book");
        book.setDisable(preview.rows().isEmpty());
        book.setOnAction(event -> onBook.run());
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> onCancel.run());
        HBox buttons = new HBox(8, cancel, book);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, changes, buttons);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                onCancel.run();
            }
        });
    }
}
