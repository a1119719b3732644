package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedRow;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The rows of a file with their status; a row can be edited, or brought back. */
final class StagedRows extends BorderPane {
    private final StagedFile file;
    private final ImportReviewViewModel model;
    private final Messages messages;
    private final TransactionWords words;
    private final TableView<StagedRow> table;
    private final RowPages pages;
    private final Label range = new Label();
    private final Button before = new Button("‹");
    private final Button after = new Button("›");
    private final Button edit = new Button();
    private final Button restore = new Button();

    StagedRows(StagedFile file, ImportReviewViewModel model, Messages messages, Formats formats) {
        this.file = file;
        this.model = model;
        this.messages = messages;
        words = new TransactionWords(messages, formats, model.labels());
        pages = model.pages(file);
        table = table();
        setTop(tools());
        pages.rows().subscribe(this::count);
        pages.loadingProperty()
                .subscribe(loading -> {
                    setRight(null);
                    table.setDisable(loading);
                    count();
                });
    }

    private HBox turns() {
        before.setId("rows-before");
        before.setAccessibleText(messages.text("import.rows.before"));
        before.setOnAction(event -> pages.turn(false));
        after.setId("rows-after");
        after.setAccessibleText(messages.text("import.rows.after"));
        after.setOnAction(event -> pages.turn(true));
        range.setId("rows-range");
        range.getStyleClass().add("ek-caption");
        for (Region fixed : new Region[] {before, range, after}) {
            fixed.setMinWidth(USE_PREF_SIZE);
        }
        HBox turns = new HBox(4, before, range, after);
        turns.setAlignment(Pos.CENTER);
        turns.setVisible(file.count(null) > RowPages.PAGE);
        turns.managedProperty().bind(turns.visibleProperty());
        return turns;
    }

    private void count() {
        int from = pages.fromProperty().get();
        boolean loading = pages.loadingProperty().get();
        before.setDisable(loading || from == 0);
        after.setDisable(loading || !pages.hasMore());
        range.setText(
                pages.rows().isEmpty()
                        ? ""
                        : messages.text(
                                "import.rows.range",
                                from + 1,
                                from + pages.rows().size(),
                                pages.total()));
    }

    private HBox tools() {
        edit.setText(messages.text("import.row.edit"));
        edit.setId("row-edit");
        edit.setOnAction(event -> edit());
        restore.setText(messages.text("import.row.restore"));
        restore.setId("row-restore");
        restore.setOnAction(event -> restore());
        table.getSelectionModel().selectedItemProperty().subscribe(this::offer);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(4);
        ToggleGroup group = new ToggleGroup();
        tools.getChildren().add(filter(group, null));
        for (StagedRow.Status status : StagedRow.Status.values()) {
            if (file.count(status) > 0) {
                tools.getChildren().add(filter(group, status));
            }
        }
        tools.getChildren().addAll(space, turns(), restore, edit);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.setPadding(new Insets(8, 0, 8, 0));
        return tools;
    }

    private ToggleButton filter(ToggleGroup group, StagedRow.@Nullable Status status) {
        ToggleButton button =
                new ToggleButton(
                        status == null
                                ? messages.text("import.filter.ALL", file.count(null))
                                : messages.text(
                                        "import.rows.status",
                                        messages.text("import.status." + status.name()),
                                        file.count(status)));
        button.setId("rows-" + (status == null ? "ALL" : status.name()));
        button.setToggleGroup(group);
        button.setSelected(status == null);
        button.setOnAction(event -> {
            button.setSelected(true);
            pages.choose(status);
        });
        return button;
    }

    private TableView<StagedRow> table() {
        TableView<StagedRow> rows = new TableView<>();
        rows.setId("import-rows");
        rows.setPlaceholder(new Region());
        rows.setAccessibleText(messages.text("import.tab.rows", file.count(null)));
        rows.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !edit.isDisabled()) {
                edit();
            }
        });
        rows.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.F2 && !edit.isDisabled()) {
                edit();
                event.consume();
            }
        });
        return rows;
    }

    /** What puts the table in its place and fills it, one after another. */
    List<Runnable> filling() {
        List<TableColumn<StagedRow, ?>> columns =
                List.of(
                        Columns.text(messages.text("import.column.status"), 128, this::status),
                        Columns.text(messages.text("field.time"), 110, row -> words.day(now(row))),
                        Columns.text(messages.text("field.type"), 120, row -> words.type(now(row))),
                        Columns.text(
                                messages.text("field.account"),
                                160,
                                row -> words.account(now(row))),
                        Columns.text(
                                messages.text("import.column.moved"),
                                380,
                                row -> words.moved(now(row))));
        // A day is read whole beside the form as well.
        columns.get(1).setMinWidth(110);
        List<Runnable> steps =
                Columns.filling(
                        table,
                        columns,
                        pages.rows(),
                        () ->
                                table.setColumnResizePolicy(
                                        TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN));
        steps.addFirst(() -> setCenter(table));
        return steps;
    }

    private Transaction now(StagedRow row) {
        return model.asEdited(file, row);
    }

    private String status(StagedRow row) {
        if (model.isEdited(file, row)) {
            return messages.text("import.status.edited");
        }
        return messages.text(
                model.isRestored(file, row)
                        ? "import.status.restored"
                        : "import.status." + row.status().name());
    }

    private void offer(@Nullable StagedRow row) {
        StagedRow.Status status = row == null ? null : row.status();
        boolean deleted = status == StagedRow.Status.DELETED;
        boolean back = row != null && model.isRestored(file, row);
        edit.setDisable(status != StagedRow.Status.NEW && !back);
        restore.setVisible(deleted);
        restore.setManaged(deleted);
        restore.setText(messages.text(back ? "import.row.leave-out" : "import.row.restore"));
    }

    private void restore() {
        StagedRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.restore(file, row, !model.isRestored(file, row));
            table.refresh();
            offer(row);
        }
    }

    private void edit() {
        StagedRow row = table.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        RowEditor editor =
                new RowEditor(
                        now(row),
                        model.names(),
                        model.labels(),
                        messages,
                        edited -> {
                            model.edit(file, row, edited.equals(row.transaction()) ? null : edited);
                            closeEditor();
                        },
                        this::closeEditor,
                        model.asking());
        setRight(editor);
        editor.requestFocus();
    }

    private void closeEditor() {
        setRight(null);
        table.refresh();
        table.requestFocus();
    }
}
