package app.evenkeel.presentation.settings;

import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.ProblemLine;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.WindowChoices;
import app.evenkeel.presentation.fx.WindowChoices.Chosen;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;

/** When the store locks by itself, its passphrase, and its recovery key. */
public final class SecurityPane extends VBox {
    private static final List<Integer> MINUTES = List.of(1, 2, 5, 10, 15, 30, 60);

    private final Messages messages;

    public SecurityPane(SecurityViewModel model, Workspace workspace) {
        super(16);
        messages = workspace.messages();
        WindowChoices window = workspace.window();
        int minutes = window.chosen().lockMinutes();
        List<Integer> choices =
                MINUTES.contains(minutes)
                        ? MINUTES
                        : java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(minutes), MINUTES.stream())
                                .sorted()
                                .toList();
        Field lock =
                new Field(
                        messages.text("settings.lock"),
                        AppearancePane.box(
                                "settings-lock",
                                choices,
                                minutes,
                                count -> messages.text("settings.lock.minutes", count),
                                count -> window.choose(withMinutes(window.chosen(), count))));
        lock.setMaxWidth(264);

        Field current =
                secret("settings-current", "settings.passphrase.current", model.currentProperty());
        Field next = secret("settings-next", "settings.passphrase.next", model.nextProperty());
        Field repeated =
                secret(
                        "settings-repeated",
                        "settings.passphrase.repeated",
                        model.repeatedProperty());
        Button change = new Button(messages.text("settings.passphrase.change"));
        change.setId("settings-change-passphrase");
        change.disableProperty().bind(model.completeProperty().not().or(model.busyProperty()));
        change.setOnAction(event -> model.changePassphrase());
        Button renew = new Button(messages.text("settings.recovery.renew"));
        renew.setId("settings-renew-key");
        renew.disableProperty().bind(model.currentProperty().isEmpty().or(model.busyProperty()));
        renew.setOnAction(event ->
                workspace
                        .dialogs()
                        .confirm(
                                messages.text("settings.recovery.confirm.title"),
                                messages.text("settings.recovery.confirm.text"),
                                messages.text("settings.recovery.renew"),
                                model::renewRecoveryKey));
        Label note = new Label(messages.text("settings.passphrase.note"));
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        Label problem = new ProblemLine(model.problemProperty(), messages);
        getChildren()
                .addAll(
                        lock,
                        note,
                        current,
                        new HBox(24, next, repeated),
                        problem,
                        new HBox(8, change, renew),
                        key(model, workspace));
    }

    private VBox key(SecurityViewModel model, Workspace workspace) {
        Label text = new Label(messages.text("first-run.key.text"));
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        TextField key = new TextField();
        key.setId("settings-key");
        key.setEditable(false);
        key.setAccessibleText(messages.text("first-run.key.title"));
        key.textProperty().bind(model.recoveryKeyProperty());
        Button copy = new Button(messages.text("action.copy"));
        copy.setOnAction(event -> workspace.dialogs().copy(key.getText()));
        Button print = new Button(messages.text("first-run.key.print"));
        print.setOnAction(event ->
                workspace
                        .dialogs()
                        .print(
                                messages.text("first-run.key.title"),
                                messages.text("first-run.key.paper", key.getText())));
        VBox box = new VBox(8, text, key, new HBox(8, copy, print));
        box.visibleProperty().bind(model.recoveryKeyProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Field secret(String id, String nameKey, StringProperty value) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.setPrefWidth(264);
        field.textProperty().bindBidirectional(value);
        Field named = new Field(messages.text(nameKey), field);
        named.setMaxWidth(264);
        return named;
    }

    private static Chosen withMinutes(Chosen c, int minutes) {
        return new Chosen(c.theme(), c.language(), c.numbers(), c.gainRed(), minutes);
    }
}
