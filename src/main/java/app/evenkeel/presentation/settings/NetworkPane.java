package app.evenkeel.presentation.settings;

import app.evenkeel.portfolio.NetworkService.HostLine;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;

/** Whether the program may use the network, whom it talks to, the key to Stooq, own servers. */
public final class NetworkPane extends VBox {
    private final Messages messages;
    private final GridPane hosts = new GridPane(24, 4);

    public NetworkPane(SettingsViewModel model, Messages messages) {
        super(16);
        this.messages = messages;
        CheckBox offline = new CheckBox(messages.text("settings.offline"));
        offline.setId("settings-offline");
        offline.setIndeterminate(true);
        offline.setOnAction(event -> model.chooseOffline(offline.isSelected()));
        Label list = caption(messages.text("settings.hosts"));
        hosts.setAccessibleText(messages.text("settings.hosts"));
        hosts.add(caption(messages.text("state.loading")), 0, 0);
        disableProperty().bind(model.readingProperty().isNull());

        PasswordField key = new PasswordField();
        key.setId("settings-stooq-key");
        key.setPrefWidth(264);
        Label known = caption(messages.text("state.loading"));
        Button save = new Button(messages.text("settings.stooq.save"));
        save.setId("settings-stooq-save");
        save.setMinWidth(USE_PREF_SIZE);
        save.disableProperty().bind(key.textProperty().isEmpty());
        Runnable keep =
                () -> {
                    if (!key.getText().isBlank()) {
                        model.saveStooqKey(key.getText());
                        key.clear();
                    }
                };
        save.setOnAction(event -> keep.run());
        key.setOnAction(event -> keep.run());
        Button remove = new Button(messages.text("settings.stooq.remove"));
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setOnAction(event -> model.saveStooqKey(""));
        HBox stooq = new HBox(8, new Field(messages.text("settings.stooq"), key), save, remove);
        stooq.setAlignment(Pos.BOTTOM_LEFT);
        model.readingProperty()
                .subscribe(reading -> {
                    if (reading == null) {
                        return;
                    }
                    offline.setIndeterminate(false);
                    offline.setSelected(reading.isOffline());
                    show(reading.hosts());
                    remove.setDisable(!reading.hasStooqKey());
                    known.setText(
                            messages.text(
                                    reading.hasStooqKey()
                                            ? "settings.stooq.there"
                                            : "settings.stooq.none"));
                });
        getChildren()
                .addAll(
                        offline,
                        list,
                        hosts,
                        new VBox(4, stooq, known),
                        new NodePane(model, messages));
    }

    private void show(List<HostLine> lines) {
        hosts.getChildren().clear();
        for (int row = 0; row < lines.size(); row++) {
            HostLine line = lines.get(row);
            hosts.add(new Label(line.name()), 0, row);
            hosts.add(caption(messages.text(line.purpose())), 1, row);
            if (line.isBroken()) {
                Label broken = caption(messages.text("settings.host.broken"));
                broken.getStyleClass().add("ek-warn");
                hosts.add(broken, 2, row);
            }
        }
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ek-caption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
