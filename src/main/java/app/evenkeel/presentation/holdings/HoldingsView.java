package app.evenkeel.presentation.holdings;

import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.holdings.HoldingsReading.Holdings;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.util.Objects;

/** The positions, and what is behind the selected one. */
public final class HoldingsView implements Screen {
    /** The part of the height that the detail may take from the positions. */
    private static final double MOST_DETAIL = 0.45;

    private final HoldingsViewModel viewModel;
    private final Messages messages;
    private final StatePane root;
    private final EmptyState empty;
    private final TextField filter = new TextField();
    private final ComboBox<Grouping> grouping = new ComboBox<>();
    private final HoldingsTable table;
    private final VBox page;

    /**
     * @param chooseFiles lets the user choose files to import
     */
    public HoldingsView(HoldingsViewModel viewModel, Workspace workspace, Runnable chooseFiles) {
        this.viewModel = viewModel;
        this.messages = workspace.messages();
        root = new StatePane(messages, viewModel::reload);
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        HoldingsView.class.getResource(
                                                "/app/evenkeel/style/screens.css"))
                                .toExternalForm());
        empty =
                new EmptyState(
                                MaterialDesignF.FORMAT_LIST_BULLETED,
                                messages.text("holdings.empty.title"),
                                messages.text("holdings.empty.text"))
                        .withMain(messages.text("action.choose-files"), chooseFiles);
        table = new HoldingsTable(viewModel, workspace);
        HoldingDetailPane detail = new HoldingDetailPane(viewModel, workspace);
        SplitPane split = new SplitPane(table, detail);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        detail.maxHeightProperty().bind(split.heightProperty().multiply(MOST_DETAIL));
        VBox.setVgrow(split, Priority.ALWAYS);
        page = new VBox(12, tools(), split);
        page.getStyleClass().add("ek-page");
        startFilterByTyping();
        Label nothing = new Label(messages.text("holdings.filter.nothing"));
        nothing.getStyleClass().add("ek-caption");
        table.setPlaceholder(nothing);
        root.follow(viewModel.problemProperty());
        viewModel.holdingsProperty().subscribe(this::show);
    }

    private HBox tools() {
        filter.setId("holdings-filter");
        filter.setPromptText(messages.text("holdings.filter.prompt"));
        filter.setAccessibleText(messages.text("holdings.filter.prompt"));
        filter.setPrefWidth(280);
        filter.textProperty().subscribe((before, words) -> viewModel.filter(words));
        filter.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                table.requestFocus();
            }
        });
        grouping.setId("holdings-grouping");
        grouping.setAccessibleText(messages.text("holdings.grouping.name"));
        grouping.getItems().setAll(Grouping.values());
        grouping.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Grouping value) {
                        return value == null
                                ? ""
                                : messages.text("holdings.grouping." + value.key());
                    }

                    @Override
                    public Grouping fromString(String text) {
                        return Grouping.NONE;
                    }
                });
        grouping.setValue(Grouping.NONE);
        grouping.valueProperty()
                .subscribe((before, chosen) ->
                        viewModel.group(chosen == null ? Grouping.NONE : chosen));
        Label word = new Label(messages.text("holdings.grouping.name"));
        word.getStyleClass().add("ek-caption");
        word.setLabelFor(grouping);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox tools = new HBox(12, filter, gap, word, grouping);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    /** A letter typed on the table begins a search. */
    private void startFilterByTyping() {
        table.addEventHandler(
                KeyEvent.KEY_TYPED,
                event -> {
                    String typed = event.getCharacter();
                    boolean isCommand =
                            event.isControlDown() || event.isMetaDown() || event.isAltDown();
                    if (!isCommand && !typed.isBlank() && typed.charAt(0) > ' ') {
                        filter.requestFocus();
                        filter.appendText(typed);
                        filter.end();
                        event.consume();
                    }
                });
    }

    private void show(@Nullable Holdings holdings) {
        if (holdings != null) {
            root.show(holdings.rows().isEmpty() ? empty : page);
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void activate(Route route) {
        viewModel.activate(route instanceof Route.Holdings to ? to.focus() : null);
    }

    @Override
    public void deactivate() {
        viewModel.deactivate();
    }

    @Override
    public void find() {
        filter.requestFocus();
        filter.selectAll();
    }
}
