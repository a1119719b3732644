package app.evenkeel.presentation.control;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Workspace;

import javafx.collections.FXCollections;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.controlsfx.control.PopOver;

import java.util.List;

/** How one figure was made: formula, convention, source, inputs and the rows behind it. */
public final class ExplanationPane extends VBox {
    private static final double WIDTH = 520;
    private static final double TABLE = 200;
    private static final double WIDEST = 240;
    private final Workspace workspace;
    private final FigureWords words;

    public ExplanationPane(Explanation explanation, FigureWords words, Workspace workspace) {
        super(12);
        this.workspace = workspace;
        this.words = words;
        setId("explanation");
        getStyleClass().add("ek-explanation");
        setPadding(new Insets(16));
        setPrefWidth(WIDTH);
        Label title = new Label(words.title(explanation.figure().metric()));
        title.getStyleClass().add("ek-heading");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        String absence = words.absence(explanation.figure());
        Label value = new Label(absence.isEmpty() ? words.value(explanation.figure()) : absence);
        value.getStyleClass().add("ek-title");
        value.setWrapText(true);
        Button copy = new Button(workspace.messages().text("explain.copy"));
        copy.setId("explanation-copy");
        copy.setOnAction(event -> {
            workspace.dialogs().copy(explanation.text(words.language(), words.formats().locale()));
            workspace.notices().done(workspace.messages().text("explain.copied"));
        });
        copy.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(12, title, copy);
        head.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(head, value, facts(explanation));
        if (!explanation.rows().isEmpty()) {
            getChildren().add(rows(explanation));
        }
    }

    /** Shows it in a window of its own that points at a node and goes with the next click. */
    public void showBeside(Node owner) {
        ScrollPane scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(560);
        scroll.setPrefWidth(WIDTH + 16);
        PopOver over = new PopOver(scroll);
        over.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        over.setDetachable(false);
        over.setAnimated(false);
        over.setHideOnEscape(true);
        over.getRoot().getStylesheets().setAll(owner.getScene().getStylesheets());
        over.show(owner);
    }

    private GridPane facts(Explanation explanation) {
        GridPane grid = new GridPane(12, 6);
        ColumnConstraints names = new ColumnConstraints();
        names.setHalignment(HPos.LEFT);
        names.setMinWidth(140);
        names.setMaxWidth(160);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        fact(grid, workspace.messages().text("explain.formula"), explanation.formula());
        fact(
                grid,
                workspace.messages().text("explain.convention"),
                words.convention(explanation.figure()));
        fact(grid, workspace.messages().text("explain.source"), explanation.source());
        fact(
                grid,
                workspace.messages().text("explain.sample"),
                words.formats().count(explanation.figure().n()));
        explanation
                .inputs()
                .forEach(input -> fact(grid, words.phrase(input.name()), input.value()));
        return grid;
    }

    private static void fact(GridPane grid, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label label = new Label(name);
        label.getStyleClass().add("ek-caption");
        label.setWrapText(true);
        Label text = new Label(value);
        text.setWrapText(true);
        grid.addRow(grid.getRowCount(), label, text);
    }

    private TableView<List<String>> rows(Explanation explanation) {
        TableView<List<String>> table =
                new TableView<>(FXCollections.observableArrayList(explanation.rows()));
        table.setId("explanation-rows");
        table.setPrefHeight(TABLE);
        TableCopy.install(table);
        for (int i = 0; i < explanation.columns().size(); i++) {
            int index = i;
            TextColumn<List<String>> column =
                    new TextColumn<>(
                            Integer.toString(i),
                            words.phrase(explanation.columns().get(i)),
                            row -> explanation.cell(row, index, words.language()));
            column.setSortable(false);
            column.fit(explanation.rows(), WIDEST);
            table.getColumns().add(i == 0 ? column : column.number());
        }
        return table;
    }
}
