package app.evenkeel.presentation.backtest;

import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

import java.time.ZoneId;

/** The setup at the left; result, sweep and what was kept at the right. */
public final class BacktestView implements Screen {
    private static final int SWEEP_TAB = 1;

    private final BacktestViewModel model;
    private final StatePane root;
    private final ResultPane result;
    private final StackPane results = new StackPane();
    private final EmptyState empty;
    private final ScrollPane page;
    private final TabPane tabs;

    public BacktestView(BacktestViewModel model, Workspace workspace, ZoneId zone) {
        this.model = model;
        Messages messages = workspace.messages();
        root = new StatePane(messages, model::load);
        SetupPane setup = new SetupPane(model, workspace);
        result = new ResultPane(model, workspace);
        empty =
                new EmptyState(
                                MaterialDesignH.HISTORY,
                                messages.text("backtest.empty.title"),
                                messages.text("backtest.empty.text"))
                        .withMain(messages.text("backtest.mine"), model::fromPortfolio);
        page = scrolling(result);
        results.getChildren().setAll(empty);
        tabs =
                new TabPane(
                        tab(messages, "backtest.tab.result", results),
                        tab(
                                messages,
                                "backtest.tab.sweep",
                                scrolling(new SweepPane(model, setup, workspace))),
                        tab(messages, "backtest.tab.saved", new SavedPane(model, workspace, zone)));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        ScrollPane left = scrolling(setup);
        left.setMinWidth(332);
        left.setPrefWidth(332);
        HBox.setHgrow(tabs, Priority.ALWAYS);
        HBox split = new HBox(24, left, tabs);
        split.getStyleClass().add("ek-page");
        root.follow(model.problemProperty());
        model.choicesProperty()
                .subscribe(choices -> {
                    if (choices != null) {
                        root.show(split);
                    }
                });
        model.shownProperty().subscribe(this::show);
        model.sweptProperty()
                .subscribe(swept -> {
                    if (swept != null) {
                        tabs.getSelectionModel().select(SWEEP_TAB);
                    }
                });
        workspace
                .context()
                .formatsProperty()
                .subscribe(formats -> show(model.shownProperty().get()));
    }

    private void show(@Nullable Shown shown) {
        if (shown != null) {
            result.show(shown);
            results.getChildren().setAll(page);
            tabs.getSelectionModel().select(0);
        }
    }

    private static ScrollPane scrolling(Node content) {
        content.getStyleClass().add("ek-scrolled");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        return scroll;
    }

    private static Tab tab(Messages messages, String key, Node content) {
        Tab tab = new Tab(messages.text(key), content);
        tab.setId(key.replace('.', '-'));
        return tab;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void activate(Route route) {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
