package app.evenkeel.presentation.backtest;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** Results that were kept: opened, laid over each other, run again, thrown away. */
final class SavedPane extends VBox {
    private final TableView<SavedBacktest> table = new TableView<>();

    SavedPane(BacktestViewModel model, Workspace workspace, ZoneId zone) {
        super(12);
        setId("backtest-saved");
        Messages messages = workspace.messages();
        Label none = new Label(messages.text("backtest.saved.none"));
        none.setWrapText(true);
        table.setPlaceholder(none);
        table.setId("backtest-saved-table");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        Formats formats = workspace.context().formats();
        table.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<SavedBacktest>(
                                        "name",
                                        messages.text("backtest.saved.name"),
                                        SavedBacktest::name),
                                new TextColumn<SavedBacktest>(
                                        "strategy",
                                        messages.text("backtest.strategy"),
                                        one ->
                                                messages.text(
                                                        "strategy."
                                                                + one.config()
                                                                        .parts()
                                                                        .getFirst()
                                                                        .kind())),
                                new TextColumn<SavedBacktest>(
                                                "at",
                                                messages.text("backtest.saved.at"),
                                                one -> formats.dateTime(one.savedAt(), zone))
                                        .atLeast(170),
                                new TextColumn<SavedBacktest>(
                                                "value",
                                                messages.text("backtest.saved.value"),
                                                one -> {
                                                    CurrencyCode own = one.config().currency();
                                                    return formats.money(
                                                            BigDecimal.valueOf(one.finalValue()),
                                                            own == null
                                                                    ? workspace
                                                                            .context()
                                                                            .baseCurrency()
                                                                    : own);
                                                })
                                        .number()));
        Button open = button(messages, "backtest.saved.open", 1, 8);
        open.setOnAction(event -> model.open(chosen()));
        Button again = button(messages, "backtest.saved.again", 1, 1);
        again.setOnAction(event -> model.reproduce(chosen().getFirst()));
        Button delete = button(messages, "backtest.saved.delete", 1, 1);
        delete.setOnAction(event -> {
            SavedBacktest one = chosen().getFirst();
            workspace
                    .dialogs()
                    .confirm(
                            messages.text("backtest.saved.delete"),
                            messages.text("backtest.saved.delete.text", one.name()),
                            messages.text("backtest.saved.delete"),
                            () -> model.delete(one));
        });
        Label note = new Label(messages.text("backtest.saved.note"));
        note.getStyleClass().add("ek-caption");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new HBox(8, open, again, delete),
                        note,
                        table,
                        new SavedSweepPane(model, workspace, zone));
        model.savedProperty().subscribe(list -> table.getItems().setAll(list));
    }

    private List<SavedBacktest> chosen() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private Button button(Messages messages, String key, int least, int most) {
        Button button = new Button(messages.text(key));
        button.setId(key.replace('.', '-'));
        var size = Bindings.size(table.getSelectionModel().getSelectedItems());
        button.disableProperty().bind(size.lessThan(least).or(size.greaterThan(most)));
        return button;
    }
}
