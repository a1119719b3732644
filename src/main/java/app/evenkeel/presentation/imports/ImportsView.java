package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.presentation.control.Columns;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.WrappedCell;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.time.ZoneId;
import java.util.function.Function;

/** Receipts of what was imported, the newest first, with a detail pane and undo. */
public final class ImportsView extends StackPane implements Screen {
    private static final double DETAIL = 320;
    private static final double SHORTEST_FILE = 144;
    private static final double LONGEST_FILE = 1_000;

    private final ImportsViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final ZoneId zone;
    private final TableView<ImportBatch> table;

    /**
     * @param zone that times are shown in
     */
    public ImportsView(ImportsViewModel model, Workspace workspace, ZoneId zone) {
        this.model = model;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        this.zone = zone;
        getStyleClass().add("ek-page");
        table = table();
        ReceiptDetail detail = new ReceiptDetail(model, messages, formats, zone);
        detail.setMaxWidth(DETAIL);
        SplitPane split = new SplitPane(table, detail);
        split.setDividerPositions(0.7);
        SplitPane.setResizableWithParent(detail, false);
        EmptyState empty =
                new EmptyState(
                                MaterialDesignT.TRAY_ARROW_DOWN,
                                messages.text("imports.empty.title"),
                                messages.text("imports.empty.text"))
                        .withMain(
                                messages.text("action.choose-files"),
                                workspace.navigator()::importFiles);
        split.visibleProperty().bind(Bindings.isNotEmpty(model.receipts()));
        empty.visibleProperty()
                .bind(Bindings.isEmpty(model.receipts()).and(model.loadedProperty()));
        Button map = new Button(messages.text("mapper.open"));
        map.setId("imports-map");
        map.setOnAction(event -> workspace.navigator().mapColumns());
        HBox tools = new HBox(map);
        tools.setAlignment(Pos.CENTER_RIGHT);
        StackPane body = new StackPane(split, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().add(new VBox(8, tools, body));
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void activate(Route route) {
        model.activate(route instanceof Route.Imports imports ? imports.focus() : null);
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }

    private TableView<ImportBatch> table() {
        TableView<ImportBatch> receipts = new TableView<>(model.receipts());
        receipts.setAccessibleText(messages.text("imports.table.name"));
        receipts.getColumns()
                .add(
                        Columns.value(
                                messages.text("imports.column.time"),
                                108,
                                ImportBatch::importedAt,
                                time -> formats.date(time.atZone(zone).toLocalDate())));
        TableColumn<ImportBatch, String> file =
                Columns.text(
                        messages.text("import.column.file"),
                        260,
                        batch -> ReceiptDetail.breakable(batch.fileName()));
        // A long name takes a second line rather than lose its end, where its date stands.
        file.setCellFactory(column -> new WrappedCell<>());
        receipts.getStyleClass().add(WrappedCell.TABLE);
        receipts.getColumns().add(file);
        receipts.getColumns()
                .add(
                        Columns.text(
                                messages.text("import.column.source"),
                                152,
                                batch -> SourceNames.of(messages, batch.source(), "")));
        receipts.getColumns().add(count("added", ImportBatch::fresh));
        receipts.getColumns().add(count("known", ImportBatch::known));
        receipts.getColumns().add(count("rejected", ImportBatch::rejected));
        receipts.getColumns()
                .add(
                        Columns.text(
                                messages.text("imports.column.state"),
                                80,
                                batch ->
                                        batch.undoneAt() == null
                                                ? ""
                                                : messages.text("imports.state.undone")));
        TableColumn<ImportBatch, ?> state = receipts.getColumns().getLast();
        InvalidationListener undone =
                change ->
                        state.setVisible(
                                model.receipts().stream().anyMatch(b -> b.undoneAt() != null));
        model.receipts().addListener(undone);
        undone.invalidated(model.receipts());
        Columns.giveRest(receipts, receipts.getColumns().get(1), SHORTEST_FILE, LONGEST_FILE);
        receipts.getSelectionModel()
                .selectedItemProperty()
                .subscribe(batch -> {
                    if (batch != null) {
                        model.selectedProperty().set(batch);
                    }
                });
        model.selectedProperty()
                .subscribe(batch -> {
                    if (batch != null) {
                        receipts.getSelectionModel().select(batch);
                    }
                });
        return receipts;
    }

    private TableColumn<ImportBatch, Long> count(
            String key, Function<ImportBatch, @Nullable Long> value) {
        return Columns.number(
                messages.text("import.column." + key),
                64,
                value,
                count -> count == 0 ? "·" : formats.count(count));
    }
}
