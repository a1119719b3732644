package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.presentation.control.Choice;
import app.evenkeel.presentation.control.Named;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The first rows of the file as they stand in it; each column's head says what it means, and takes
 * a dragged field or a choice by keyboard.
 */
final class MappedTable extends TableView<List<String>> {
    private static final double COLUMN = 172;

    private final MapperViewModel model;
    private final Messages messages;
    private List<String> header = List.of();
    private boolean showing;

    MappedTable(MapperViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setId("mapper-preview");
        setAccessibleText(messages.text("mapper.preview"));
        setPlaceholder(new Label(messages.text("mapper.preview.none")));
    }

    /** Shows the draft; where only meanings changed, columns and scroll position stay. */
    void show(@Nullable TemplateDraft draft) {
        if (draft == null) {
            header = List.of();
            getColumns().clear();
            getItems().clear();
            return;
        }
        showing = true;
        if (!header.equals(draft.header())) {
            header = draft.header();
            getColumns().clear();
            for (int i = 0; i < header.size(); i++) {
                getColumns().add(column(header.get(i), i));
            }
            getItems().setAll(draft.rows());
        }
        for (TableColumn<List<String>, ?> column : getColumns()) {
            if (column.getGraphic() instanceof VBox head) {
                meaning(head).setValue(choice(draft.fieldOf(name(column))));
            }
        }
        showing = false;
    }

    private TableColumn<List<String>, String> column(String name, int index) {
        TableColumn<List<String>, String> column = new TableColumn<>();
        column.setUserData(name);
        column.setPrefWidth(COLUMN);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row ->
                new ReadOnlyObjectWrapper<>(
                        index < row.getValue().size() ? row.getValue().get(index) : ""));
        column.setCellFactory(c ->
                accepting(
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable String item, boolean empty) {
                                super.updateItem(item, empty);
                                setText(empty || item == null ? null : ShownText.of(item));
                            }
                        },
                        name));
        if (!name.isBlank()) {
            column.setGraphic(accepting(head(name), name));
        }
        return column;
    }

    private VBox head(String name) {
        Label caption = new Label(ShownText.of(name.strip()));
        caption.getStyleClass().add("ek-caption");
        ComboBox<Choice<String>> meaning = new ComboBox<>();
        meaning.getItems().setAll(Choice.noneOr(TemplateDraft.fields()));
        meaning.setConverter(
                new Named<>(c ->
                        c.value()
                                .map(field -> messages.text("mapper.field." + field))
                                .orElse(messages.text("mapper.field.none"))));
        meaning.setId("meaning-" + name.strip());
        meaning.setMaxWidth(Double.MAX_VALUE);
        meaning.setAccessibleText(messages.text("mapper.meaning", name.strip()));
        caption.setLabelFor(meaning);
        meaning.valueProperty()
                .subscribe((before, now) -> {
                    if (!showing && now != null) {
                        model.assign(name, now.value().orElse(null));
                    }
                });
        VBox head = new VBox(2, caption, meaning);
        head.getStyleClass().add("ek-mapped-head");
        return head;
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Choice<String>> meaning(VBox head) {
        return (ComboBox<Choice<String>>) head.getChildren().getLast();
    }

    private static String name(TableColumn<?, ?> column) {
        return String.valueOf(column.getUserData());
    }

    private static Choice<String> choice(@Nullable String field) {
        return field == null ? Choice.none() : Choice.of(field);
    }

    private <N extends Node> N accepting(N node, String column) {
        node.setOnDragOver(event -> {
            if (FieldChips.dragged(event.getDragboard()) != null && !column.isBlank()) {
                event.acceptTransferModes(TransferMode.LINK);
                event.consume();
            }
        });
        node.setOnDragDropped(event -> {
            String field = FieldChips.dragged(event.getDragboard());
            if (field != null && !column.isBlank()) {
                model.assign(column, field);
                event.setDropCompleted(true);
                event.consume();
            }
        });
        return node;
    }
}
