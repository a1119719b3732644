package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What is in the selected file: its problems, its conflicts, its first rows. */
final class ImportFileDetail extends BorderPane {
    private final ImportReviewViewModel model;
    private final Messages messages;
    private final Formats formats;

    ImportFileDetail(ImportReviewViewModel model, Messages messages, Formats formats) {
        this.model = model;
        this.messages = messages;
        this.formats = formats;
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable StagedFile file) {
        if (file == null) {
            setCenter(null);
            setTop(null);
            return;
        }
        List<Tab> tabs = new ArrayList<>();
        if (file.refused() != null) {
            Label why = new Label(messages.text(file.refused()));
            why.setWrapText(true);
            VBox note = new VBox(why);
            note.getStyleClass().addAll("ek-note", "error");
            VBox told = new VBox(12, note);
            model.mappable(file)
                    .ifPresent(path -> {
                        Button map = new Button(messages.text("mapper.open"));
                        map.setId("import-map");
                        map.setOnAction(event -> model.map(path));
                        told.getChildren().add(map);
                    });
            setTop(null);
            setCenter(told);
            return;
        }
        if (!file.conflicts().isEmpty()) {
            tabs.add(tab("conflicts", file.conflicts().size(), conflicts(file)));
        }
        if (!file.problems().isEmpty()) {
            tabs.add(tab("problems", file.problems().size(), problems(file)));
        }
        tabs.add(
                tab(
                        "rows",
                        file.sampleRows().size(),
                        new StagedRows(file, model, messages, formats)));
        TabPane pane = new TabPane(tabs.toArray(Tab[]::new));
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().add("ek-tabs");
        setCenter(pane);
        setTop(account(file));
    }

    private Tab tab(String key, long count, Node content) {
        return new Tab(messages.text("import.tab." + key, count), content);
    }

    private TableView<RowProblem> problems(StagedFile file) {
        TableView<RowProblem> table =
                new TableView<>(FXCollections.observableArrayList(file.problems()));
        table.setAccessibleText(messages.text("import.tab.problems", file.problems().size()));
        table.getColumns()
                .add(
                        Columns.number(
                                messages.text("import.column.line"),
                                64,
                                RowProblem::line,
                                line -> line == 0 ? "·" : formats.count(line)));
        table.getColumns()
                .add(Columns.text(messages.text("import.column.column"), 150, RowProblem::column));
        table.getColumns()
                .add(
                        Columns.text(
                                messages.text("import.column.outcome"),
                                110,
                                problem ->
                                        messages.text(
                                                problem.rejected()
                                                        ? "import.outcome.left-out"
                                                        : "import.outcome.note")));
        TableColumn<RowProblem, String> reason =
                Columns.text(
                        messages.text("import.column.reason"),
                        540,
                        problem -> messages.text(problem.problem()));
        reason.setCellFactory(column -> new TooltipCell<>());
        table.getColumns().add(reason);
        return table;
    }

    /** A cell whose text may be longer than its column. */
    static final class TooltipCell<R> extends javafx.scene.control.TableCell<R, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(empty || item == null ? null : new Tooltip(item));
        }
    }

    private Node conflicts(StagedFile file) {
        TransactionWords words = new TransactionWords(messages, formats, model.labels());
        VBox list = new VBox(16);
        list.setPadding(new Insets(8, 16, 8, 0));
        if (file.conflicts().size() > 1) {
            HBox all = new HBox(8, new Label(messages.text("import.conflict.all")));
            all.setAlignment(Pos.CENTER_LEFT);
            for (Conflict.Choice choice : Conflict.Choice.values()) {
                Button button = new Button(messages.text("import.conflict." + choice.name()));
                button.setId("all-" + choice.name());
                button.setOnAction(event -> {
                    model.chooseAll(file, choice);
                    show(file);
                });
                all.getChildren().add(button);
            }
            list.getChildren().add(all);
        }
        file.conflicts()
                .forEach(conflict ->
                        list.getChildren()
                                .add(
                                        new ConflictPane(
                                                conflict,
                                                words,
                                                messages,
                                                model.choice(file, conflict),
                                                choice -> model.choose(file, conflict, choice))));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        return scroll;
    }

    /** Which account the file goes into. */
    private HBox account(StagedFile file) {
        ComboBox<String> account = new ComboBox<>();
        account.setId("import-account");
        account.setEditable(true);
        account.setPromptText(messages.text("import.account.file"));
        account.setAccessibleText(messages.text("import.account"));
        account.getItems()
                .setAll(
                        model.names().accounts().stream()
                                .map(model.labels().account())
                                .distinct()
                                .sorted()
                                .toList());
        account.setValue(model.accountOf(file));
        account.setOnAction(event -> {
            String name = account.getValue();
            model.putInto(file, name == null ? "" : name);
        });
        Label caption = new Label(messages.text("import.account"));
        caption.setLabelFor(account);
        HBox box = new HBox(8, caption, account);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
