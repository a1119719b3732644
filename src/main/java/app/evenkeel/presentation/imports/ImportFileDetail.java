package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedMarket;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.control.WrappedCell;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.TaskRunner;

import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is in the selected file: its problems, its conflicts, its first rows or days. */
final class ImportFileDetail extends BorderPane {
    private final ImportReviewViewModel model;
    private final TaskRunner tasks;
    private final Messages messages;
    private final Formats formats;
    private Handle filling = Handle.NONE;
    private boolean isRevealed;

    ImportFileDetail(
            ImportReviewViewModel model, TaskRunner tasks, Messages messages, Formats formats) {
        this.model = model;
        this.tasks = tasks;
        this.messages = messages;
        this.formats = formats;
        model.selectedProperty().subscribe(file -> show());
    }

    /** Begins to show the selected file; to be called once it stands in the window. */
    void reveal() {
        isRevealed = true;
        show();
    }

    /** Shows nothing until it is revealed again. */
    void conceal() {
        isRevealed = false;
        filling.cancel();
        setTop(null);
        setCenter(null);
    }

    private void show() {
        filling.cancel();
        StagedFile file = model.selectedProperty().get();
        if (file == null || !isRevealed) {
            setTop(null);
            setCenter(null);
        } else if (file.refused() != null) {
            setTop(null);
            setCenter(refused(file, file.refused()));
        } else {
            StagedMarket market = file.market();
            MarketDetail detail =
                    market == null
                            ? null
                            : new MarketDetail(file, market, model, messages, formats);
            filling =
                    tasks.inTurn(
                            List.of(
                                    () -> setTop(detail == null ? account(file) : detail.meaning()),
                                    () -> setCenter(content(file, detail))));
        }
    }

    private VBox refused(StagedFile file, Problem reason) {
        Label why = new Label(messages.text(reason));
        why.setWrapText(true);
        VBox note = new VBox(why);
        note.getStyleClass().addAll("ek-note", "error");
        VBox told = new VBox(12, note);
        model.mappable(file)
                .ifPresent(path -> told.getChildren().add(mapping("mapper.open", path)));
        return told;
    }

    private TabPane content(StagedFile file, @Nullable MarketDetail market) {
        List<Tab> tabs = new ArrayList<>();
        if (!file.conflicts().isEmpty()) {
            tabs.add(
                    tab(
                            "conflicts",
                            file.conflicts().size(),
                            () ->
                                    new Part(
                                            new ConflictList(file, model, messages, formats),
                                            List.of())));
        }
        if (!file.problems().isEmpty()) {
            tabs.add(tab("problems", file.problems().size(), () -> problems(file)));
        }
        if (market == null) {
            tabs.add(tab("rows", file.count(null), () -> rows(file)));
        } else {
            if (market.hasColumns()) {
                tabs.addFirst(
                        tab(
                                "columns",
                                market.columnCount(),
                                () -> new Part(market.columns(), List.of())));
            }
            tabs.add(tab("days", file.tally().rows(), () -> new Part(market.days(), List.of())));
        }
        TabPane pane = new TabPane(tabs.toArray(Tab[]::new));
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().add("ek-tabs");
        return pane;
    }

    /** A tab that is filled when it is first looked at, a pulse after it was laid out itself. */
    private Tab tab(String key, long count, Supplier<Part> content) {
        Tab tab = new Tab(messages.text("import.tab." + key, count));
        tab.selectedProperty()
                .subscribe(isSelected -> {
                    if (isSelected && tab.getContent() == null) {
                        filling.cancel();
                        filling = tasks.inTurn(List.of(() -> {}, () -> fill(tab, content.get())));
                    }
                });
        return tab;
    }

    private void fill(Tab tab, Part part) {
        tab.setContent(part.node);
        filling = tasks.inTurn(part.filling);
    }

    private Part rows(StagedFile file) {
        StagedRows rows = new StagedRows(file, model, messages, formats);
        return new Part(rows, rows.filling());
    }

    private Part problems(StagedFile file) {
        TableView<RowProblem> table = new TableView<>();
        table.getStyleClass().add(WrappedCell.TABLE);
        table.setPlaceholder(new Region());
        table.setAccessibleText(messages.text("import.tab.problems", file.problems().size()));
        TableColumn<RowProblem, String> reason =
                Columns.text(
                        messages.text("import.column.reason"),
                        900,
                        problem -> messages.text(problem.problem()));
        reason.setCellFactory(column -> new WrappedCell<>());
        TableColumn<RowProblem, String> named =
                Columns.text(messages.text("import.column.column"), 168, RowProblem::column);
        named.setCellFactory(column -> new WrappedCell<>());
        List<TableColumn<RowProblem, ?>> columns =
                List.of(
                        Columns.number(
                                messages.text("import.column.line"),
                                64,
                                RowProblem::line,
                                line -> line == 0 ? "·" : formats.count(line)),
                        named,
                        Columns.text(
                                messages.text("import.column.outcome"),
                                150,
                                problem ->
                                        messages.text(
                                                problem.rejected()
                                                        ? "import.outcome.left-out"
                                                        : "import.outcome.note")),
                        reason);
        return new Part(
                table,
                Columns.filling(
                        table,
                        columns,
                        FXCollections.observableArrayList(file.problems()),
                        () ->
                                table.setColumnResizePolicy(
                                        TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN)));
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
        if (file.hasPrices()) {
            CheckBox prices = new CheckBox(messages.text("import.prices"));
            prices.setId("import-prices");
            prices.setSelected(model.decisions().takesPrices(file));
            prices.setOnAction(event -> model.takePrices(file, prices.isSelected()));
            HBox.setMargin(prices, new Insets(0, 0, 0, 16));
            box.getChildren().add(prices);
        }
        model.mappable(file)
                .ifPresent(path -> box.getChildren().add(mapping("mapper.again", path)));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Button mapping(String key, Path path) {
        Button map = new Button(messages.text(key));
        map.setId("import-map");
        map.setOnAction(event -> model.map(path));
        return map;
    }

    /**
     * What is in a tab.
     *
     * @param filling what fills it once it stands in the window
     */
    private record Part(Node node, List<Runnable> filling) {}
}
