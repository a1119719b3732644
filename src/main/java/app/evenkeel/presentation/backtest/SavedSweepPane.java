package app.evenkeel.presentation.backtest;

import app.evenkeel.portfolio.backtest.SavedSweep;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

import java.time.ZoneId;
import java.util.List;

/** Sweeps that were kept: opened, compared, run again, thrown away. */
final class SavedSweepPane extends StackPane {
    private static final int MOST_COMPARED = 8;
    private static final double HEIGHT = 200;

    private final TableView<SavedSweep> table = new TableView<>();

    SavedSweepPane(BacktestViewModel model, Workspace workspace, ZoneId zone) {
        Messages messages = workspace.messages();
        Formats formats = workspace.context().formats();
        Label none = new Label(messages.text("backtest.saved.sweeps.none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setId("backtest-saved-sweeps");
        table.setPrefHeight(HEIGHT);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(table);
        table.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<SavedSweep>(
                                        "name",
                                        messages.text("backtest.saved.name"),
                                        SavedSweep::name),
                                new TextColumn<SavedSweep>(
                                        "strategy",
                                        messages.text("backtest.strategy"),
                                        one -> strategy(one, messages)),
                                new TextColumn<SavedSweep>(
                                                "at",
                                                messages.text("backtest.saved.at"),
                                                one -> formats.dateTime(one.savedAt(), zone))
                                        .atLeast(170),
                                new TextColumn<SavedSweep>(
                                        "objective",
                                        messages.text("backtest.sweep.objective"),
                                        one ->
                                                messages.text(
                                                        "backtest.objective."
                                                                + one.config().objective()))));
        Button open = button(messages, "open", MOST_COMPARED);
        open.setOnAction(event -> model.openSweeps(chosen()));
        Button again = button(messages, "again", 1);
        again.setOnAction(event -> model.reproduce(chosen().getFirst()));
        Button delete = button(messages, "delete", 1);
        delete.setOnAction(event -> {
            SavedSweep one = chosen().getFirst();
            workspace
                    .dialogs()
                    .confirm(
                            messages.text("backtest.saved.delete"),
                            messages.text("backtest.saved.delete.text", one.name()),
                            messages.text("backtest.saved.delete"),
                            () -> model.delete(one));
        });
        getChildren()
                .setAll(
                        new Section(
                                messages.text("backtest.saved.sweeps"),
                                table,
                                open,
                                again,
                                delete));
        model.savedSweepsProperty().subscribe(list -> table.getItems().setAll(list));
    }

    private static String strategy(SavedSweep sweep, Messages messages) {
        return messages.text("strategy." + sweep.config().base().parts().getFirst().kind());
    }

    private List<SavedSweep> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private Button button(Messages messages, String key, int most) {
        Button button = new Button(messages.text("backtest.saved." + key));
        button.setId("backtest-sweeps-" + key);
        var size = Bindings.size(table.getSelectionModel().getSelectedItems());
        button.disableProperty().bind(size.lessThan(1).or(size.greaterThan(most)));
        return button;
    }
}
