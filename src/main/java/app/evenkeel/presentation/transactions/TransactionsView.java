package app.evenkeel.presentation.transactions;

import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.util.List;
import java.util.Objects;

/** The ledger: search, filters, rows, and at the side the selected row or the entry form. */
public final class TransactionsView implements Screen {
    private static final KeyCombination UNDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(
                    KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination REDO_TOO =
            new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private final TransactionsViewModel viewModel;
    private final Messages messages;
    private final Workspace workspace;
    private final StatePane root;
    private final EmptyState empty;
    private final TransactionsTable table;
    private final TransactionFilters filters;
    private final TransactionDetailPane detail;
    private final StackPane side = new StackPane();
    private final SplitPane split = new SplitPane();
    private final VBox page;
    private @Nullable TransactionFormPane open;

    /**
     * @param chooseFiles lets the user choose files to import
     */
    public TransactionsView(
            TransactionsViewModel viewModel, Workspace workspace, Runnable chooseFiles) {
        this.viewModel = viewModel;
        this.workspace = workspace;
        this.messages = workspace.messages();
        root = new StatePane(messages, viewModel::reload);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        TransactionsView.class.getResource(
                                                "/app/evenkeel/style/screens.css"))
                                .toExternalForm());
        empty =
                new EmptyState(
                                MaterialDesignS.SWAP_HORIZONTAL,
                                messages.text("transactions.empty.title"),
                                messages.text("transactions.empty.text"))
                        .withMain(messages.text("action.choose-files"), chooseFiles)
                        .withSecond(messages.text("transactions.new"), viewModel::create);
        table = new TransactionsTable(viewModel, workspace);
        detail = new TransactionDetailPane(viewModel, workspace);
        filters = new TransactionFilters(viewModel, messages);
        side.getStyleClass().add("ek-side");
        side.getChildren().add(detail);
        side.setMinWidth(240);
        side.setPrefWidth(332);
        side.setMaxWidth(440);
        split.getItems().add(table);
        SplitPane.setResizableWithParent(side, false);
        VBox.setVgrow(split, Priority.ALWAYS);
        page = new VBox(12, tools(), filters, split);
        page.getStyleClass().add("ek-page");
        followSelection();
        addKeys();
        root.follow(viewModel.problemProperty());
        viewModel.loadedProperty().subscribe(loaded -> show());
        viewModel.formProperty().subscribe(this::showForm);
        workspace.context().formatsProperty().subscribe(formats -> detail.show(table.selected()));
    }

    private HBox tools() {
        Button create = new Button(messages.text("transactions.new"));
        create.setId("transactions-new");
        create.getStyleClass().add("accent");
        create.setMinWidth(Region.USE_PREF_SIZE);
        create.setOnAction(event -> viewModel.create());
        Label count = new Label();
        count.setId("transactions-count");
        count.getStyleClass().add("ek-caption");
        count.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::countText,
                                viewModel.shownProperty(),
                                viewModel.loadedProperty()));
        Hyperlink all = new Hyperlink(messages.text("transactions.show-all"));
        all.setId("transactions-show-all");
        all.setOnAction(event -> {
            viewModel.showAll();
            filters.clear();
        });
        all.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> viewModel.shownProperty().get().size() < total(),
                                viewModel.shownProperty(),
                                viewModel.loadedProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox tools = new HBox(8, count, all, gap, create);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private int total() {
        TransactionsViewModel.Loaded loaded = viewModel.loadedProperty().get();
        return loaded == null ? 0 : loaded.rows().size();
    }

    private String countText() {
        int shown = viewModel.shownProperty().get().size();
        return shown == total()
                ? messages.text("transactions.count", shown)
                : messages.text("transactions.count-of", shown, total());
    }

    private void followSelection() {
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<TransactionRow>) change -> showSide());
        MenuItem edit = new MenuItem(messages.text("transactions.edit"));
        edit.setOnAction(event -> editSelected());
        MenuItem delete = new MenuItem(messages.text("transactions.delete"));
        delete.setOnAction(event -> viewModel.delete(table.selected()));
        MenuItem copy = new MenuItem(messages.text("action.copy"));
        copy.setOnAction(event -> app.evenkeel.presentation.control.TableCopy.copy(table));
        table.setContextMenu(new ContextMenu(edit, delete, copy));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                editSelected();
            }
        });
    }

    /** The side is there only while it has something to show: the table needs the width. */
    private void showSide() {
        detail.show(table.selected());
        boolean isWanted = open != null || !table.selected().isEmpty();
        if (isWanted && !split.getItems().contains(side)) {
            split.getItems().add(side);
            double width = split.getWidth() > 0 ? split.getWidth() : 1008;
            split.setDividerPositions(1 - 332 / width);
        } else if (!isWanted) {
            split.getItems().remove(side);
        }
    }

    private void editSelected() {
        List<TransactionRow> rows = table.selected();
        if (rows.size() == 1) {
            viewModel.edit(rows.getFirst());
        }
    }

    private void addKeys() {
        table.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.DELETE) {
                        viewModel.delete(table.selected());
                        event.consume();
                    } else if (event.getCode() == KeyCode.ENTER) {
                        editSelected();
                        event.consume();
                    }
                });
        // A text field that has something to undo itself takes the keys first.
        root.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (UNDO.match(event)) {
                        viewModel.undo();
                        event.consume();
                    } else if (REDO.match(event) || REDO_TOO.match(event)) {
                        viewModel.redo();
                        event.consume();
                    }
                });
    }

    private void show() {
        TransactionsViewModel.Loaded loaded = viewModel.loadedProperty().get();
        if (loaded == null) {
            return;
        }
        filters.fill(loaded);
        boolean isEmpty = loaded.rows().isEmpty() && viewModel.formProperty().get() == null;
        root.show(isEmpty ? empty : page);
    }

    private void showForm(@Nullable TransactionFormViewModel form) {
        if (open != null) {
            open.close();
            open = null;
        }
        if (form == null) {
            side.getChildren().setAll(detail);
            showSide();
            show();
            return;
        }
        TransactionFormPane pane = new TransactionFormPane(viewModel, form, messages);
        open = pane;
        side.getChildren().setAll(pane);
        showSide();
        root.show(page);
        workspace.tasks().post(pane::begin);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void activate(Route route) {
        viewModel.activate(route instanceof Route.Transactions to ? to.asset() : null);
    }

    @Override
    public void deactivate() {
        viewModel.deactivate();
    }

    @Override
    public void find() {
        filters.find();
    }

    @Override
    public void create() {
        viewModel.create();
    }
}
