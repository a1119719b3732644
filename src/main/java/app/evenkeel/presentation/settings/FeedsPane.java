package app.evenkeel.presentation.settings;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.util.List;

/** Which feeds are asked first for each kind of asset. */
public final class FeedsPane extends VBox {
    private static final double ROW = 32;

    private final SettingsViewModel model;
    private final ComboBox<AssetKind> kinds = new ComboBox<>();
    private final ListView<String> feeds = new ListView<>();

    public FeedsPane(SettingsViewModel model, Messages messages) {
        super(16);
        this.model = model;
        kinds.setId("settings-feed-kind");
        kinds.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable AssetKind kind) {
                        return kind == null ? "" : messages.text("kind." + kind.name());
                    }

                    @Override
                    public AssetKind fromString(String text) {
                        return kinds.getValue();
                    }
                });
        Field kind = new Field(messages.text("settings.feeds.kind"), kinds);
        kind.setMaxWidth(264);
        feeds.setId("settings-feeds");
        feeds.setAccessibleText(messages.text("settings.feeds.order"));
        feeds.setFixedCellSize(ROW);
        feeds.setPrefWidth(264);
        feeds.setOnKeyPressed(event -> {
            boolean up = event.getCode() == KeyCode.UP;
            if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
                move(up ? -1 : 1);
                event.consume();
            }
        });
        Button up =
                Icons.button(
                        MaterialDesignA.ARROW_UP,
                        messages.text("settings.feeds.up"),
                        () -> move(-1));
        Button down =
                Icons.button(
                        MaterialDesignA.ARROW_DOWN,
                        messages.text("settings.feeds.down"),
                        () -> move(1));
        Label note = new Label(messages.text("settings.feeds.note"));
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        kinds.setPromptText(messages.text("state.loading"));
        disableProperty().bind(model.readingProperty().isNull());
        kinds.valueProperty().subscribe(chosen -> show());
        model.readingProperty()
                .subscribe(reading -> {
                    if (reading == null) {
                        return;
                    }
                    if (kinds.getItems().isEmpty()) {
                        kinds.getItems().setAll(reading.feeds().keySet());
                        kinds.setValue(
                                kinds.getItems().contains(AssetKind.EQUITY)
                                        ? AssetKind.EQUITY
                                        : kinds.getItems().stream().findFirst().orElse(null));
                    }
                    show();
                });
        getChildren().addAll(kind, new HBox(8, feeds, new VBox(4, up, down)), note);
    }

    private void show() {
        SettingsDesk.Reading reading = model.readingProperty().get();
        AssetKind kind = kinds.getValue();
        if (reading == null || kind == null) {
            return;
        }
        List<String> order = reading.feeds().getOrDefault(kind, List.of());
        String chosen = feeds.getSelectionModel().getSelectedItem();
        feeds.getItems().setAll(order);
        double height = order.size() * ROW + 2;
        feeds.setMinHeight(height);
        feeds.setPrefHeight(height);
        feeds.setMaxHeight(height);
        if (chosen != null && order.contains(chosen)) {
            feeds.getSelectionModel().select(chosen);
        } else {
            feeds.getSelectionModel().selectFirst();
        }
    }

    private void move(int by) {
        AssetKind kind = kinds.getValue();
        String feed = feeds.getSelectionModel().getSelectedItem();
        if (kind != null && feed != null) {
            model.moveFeed(kind, feed, by);
        }
    }
}
