package app.evenkeel.presentation.imports;

import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;

import org.jspecify.annotations.Nullable;

/** The meanings that a column can have, to be dragged onto one; those in use are faint. */
final class FieldChips extends FlowPane {
    /** Marks what is dragged as a field, so that no other text can be dropped on a column. */
    private static final String DRAGGED = "evenkeel-field:";

    private final Messages messages;

    FieldChips(Messages messages) {
        super(6, 6);
        this.messages = messages;
        setId("mapper-chips");
        setAccessibleText(messages.text("mapper.chips"));
    }

    void show(@Nullable TemplateDraft draft) {
        getChildren().clear();
        if (draft != null) {
            TemplateDraft.fields().forEach(field -> getChildren().add(chip(field, draft)));
        }
    }

    private Label chip(String field, TemplateDraft draft) {
        Label chip = new Label(messages.text("mapper.field." + field));
        chip.setId("chip-" + field);
        chip.getStyleClass().add("ek-chip");
        if (draft.isAssigned(field)) {
            chip.getStyleClass().add("used");
        } else if (draft.lacking().contains(field)) {
            chip.getStyleClass().add("needed");
        }
        chip.setOnDragDetected(event -> {
            Dragboard board = chip.startDragAndDrop(TransferMode.LINK);
            ClipboardContent content = new ClipboardContent();
            content.putString(DRAGGED + field);
            board.setContent(content);
            event.consume();
        });
        return chip;
    }

    /** The field that is being dragged, or {@code null} if it is something else. */
    static @Nullable String dragged(Dragboard board) {
        String text = board.hasString() ? board.getString() : "";
        return text.startsWith(DRAGGED) ? text.substring(DRAGGED.length()) : null;
    }
}
