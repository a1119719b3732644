package app.evenkeel.presentation.assets;

import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.presentation.control.Cover;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.corporate.EventFormPane;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.InvalidationListener;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.function.Function;

/** All assets with their last prices, and beside them all about the chosen one. */
public final class AssetsView extends StackPane implements Screen {
    private static final double TABLE_SHARE = 0.56;

    private final AssetsViewModel model;
    private final Workspace workspace;
    private final Messages messages;
    private final TextField search = new TextField();
    private final TableView<AssetLine> table = new TableView<>();
    private boolean marking;

    public AssetsView(AssetsViewModel model, Workspace workspace, Runnable chooseFiles) {
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        getStyleClass().add("ek-page");
        search.setId("assets-search");
        search.setPromptText(messages.text("assets.search"));
        search.setAccessibleText(messages.text("assets.search"));
        search.textProperty().bindBidirectional(model.searchProperty());
        buildTable();
        VBox left = new VBox(12, search, table);
        left.setMinWidth(320);
        VBox.setVgrow(table, Priority.ALWAYS);
        AssetDetailPane detail = new AssetDetailPane(model, workspace);
        SplitPane page = new SplitPane(left, detail);
        page.setDividerPositions(TABLE_SHARE);
        EmptyState empty =
                new EmptyState(
                                MaterialDesignD.DATABASE_OUTLINE,
                                messages.text("assets.empty.title"),
                                messages.text("assets.empty.text"))
                        .withMain(messages.text("assets.empty.action"), chooseFiles);
        StatePane state = new StatePane(messages, model::load);
        state.follow(model.problemProperty());
        model.loadedProperty()
                .subscribe(loaded -> {
                    if (loaded) {
                        state.show(model.isEmpty() ? empty : page);
                    }
                });
        model.detailProperty().subscribe(this::mark);
        Cover cover = new Cover();
        model.eventFormProperty()
                .subscribe(form ->
                        cover.show(
                                form == null ? null : new EventFormPane(form, workspace),
                                model::leaveEventForm));
        getChildren().addAll(state, cover);
    }

    private void buildTable() {
        table.setId("assets-table");
        table.setAccessibleText(messages.text("route.assets"));
        SortedList<AssetLine> sorted = new SortedList<>(model.lines());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setFixedCellSize(32);
        table.setPlaceholder(new Label(messages.text("assets.choose")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.getColumns()
                .add(
                        column("name", l -> l.asset().label())
                                .explained(l -> l.asset().label())
                                .wide(152));
        add(column("symbol", AssetsView::symbol), 68);
        add(column("kind", l -> messages.text("kind." + l.asset().kind())), 76);
        add(column("price", this::price).number(), 88);
        add(column("currency", AssetsView::currency), 52);
        add(column("age", this::age).number(), 84);
        add(column("source", this::source), 80);
        TextColumn<AssetLine> held =
                column("held", l -> l.held() == 0 ? "" : Integer.toString(l.held()))
                        .number()
                        .styled(l -> l.held() == 0 ? "" : "ek-warn");
        add(held, 64);
        InvalidationListener anyHeld =
                change -> held.setVisible(model.lines().stream().anyMatch(l -> l.held() > 0));
        model.lines().addListener(anyHeld);
        anyHeld.invalidated(model.lines());
        TableCopy.install(table);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> {
                    if (line != null && !marking) {
                        model.choose(line.asset());
                    }
                });
        workspace.context().formatsProperty().subscribe(formats -> table.refresh());
    }

    /** All but the name are as wide as they need to be; the name gets the rest. */
    private void add(TextColumn<AssetLine> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        table.getColumns().add(column.wide(width));
    }

    private TextColumn<AssetLine> column(String key, Function<AssetLine, String> text) {
        TextColumn<AssetLine> column =
                new TextColumn<>(key, messages.text("assets.column." + key), text);
        column.setComparator(
                switch (key) {
                    case "price" -> Comparator.comparing(AssetsView::close);
                    case "age" -> Comparator.comparing(AssetsView::day).reversed();
                    case "held" -> Comparator.comparingInt(AssetLine::held);
                    default -> Comparator.comparing(text);
                });
        return column;
    }

    private static BigDecimal close(AssetLine line) {
        SourcedBar last = line.last();
        return last == null ? BigDecimal.ZERO : last.bar().close();
    }

    private static LocalDate day(AssetLine line) {
        SourcedBar last = line.last();
        return last == null ? LocalDate.MIN : last.bar().day();
    }

    private String price(AssetLine line) {
        SourcedBar last = line.last();
        return last == null
                ? Formats.UNKNOWN
                : workspace.context().formats().price(last.bar().close(), last.currency());
    }

    private static String currency(AssetLine line) {
        SourcedBar last = line.last();
        return last == null ? "" : last.currency().value();
    }

    /** Nothing where it would only say the name again. */
    private static String symbol(AssetLine line) {
        String symbol = line.asset().symbol();
        return symbol.equals(line.asset().label()) ? "" : symbol;
    }

    /** A feed by its name; a layout of files is none. */
    private String source(AssetLine line) {
        SourcedBar last = line.last();
        if (last == null) {
            return "";
        }
        String key = "assets.source." + last.source();
        return messages.has(key) ? messages.text(key) : last.source();
    }

    private String age(AssetLine line) {
        SourcedBar last = line.last();
        return last == null
                ? ""
                : messages.text(
                        "assets.age",
                        Math.max(
                                0,
                                ChronoUnit.DAYS.between(
                                        last.bar().day(), workspace.context().asOf())));
    }

    private void mark(@Nullable AssetDetail detail) {
        marking = true;
        if (detail != null) {
            for (AssetLine line : model.lines()) {
                if (line.asset().id().equals(detail.asset().id())) {
                    table.getSelectionModel().select(line);
                }
            }
        }
        marking = false;
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void activate(Route route) {
        model.activate(route instanceof Route.Assets assets ? assets.focus() : null);
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }

    @Override
    public void find() {
        search.requestFocus();
    }
}
