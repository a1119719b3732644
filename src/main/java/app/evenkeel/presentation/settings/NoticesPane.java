package app.evenkeel.presentation.settings;

import app.evenkeel.domain.job.MailAccount.Security;
import app.evenkeel.domain.job.Notification.Level;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.ProblemLine;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.List;

/** Whether the desktop tells too, and the account that notifications are sent through. */
public final class NoticesPane extends VBox {
    private static final double WIDTH = 264;

    private final Messages messages;

    public NoticesPane(NoticesViewModel model, Messages messages) {
        super(16);
        this.messages = messages;
        CheckBox desktop = new CheckBox(messages.text("settings.desktop"));
        desktop.setId("settings-desktop");
        desktop.setIndeterminate(true);
        desktop.setOnAction(event -> model.chooseDesktop(desktop.isSelected()));
        model.readingProperty()
                .subscribe(now -> {
                    if (now != null) {
                        desktop.setIndeterminate(false);
                        desktop.setSelected(now.onDesktop());
                    }
                });
        Label hint = new Label(messages.text("settings.mail.hint"));
        hint.getStyleClass().add("ek-caption");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        Label problem = new ProblemLine(model.problemProperty(), messages);
        problem.setId("settings-mail-problem");
        getChildren().addAll(desktop, hint, form(model), problem, buttons(model));
        disableProperty().bind(model.readingProperty().isNull());
    }

    private GridPane form(NoticesViewModel model) {
        GridPane form = new GridPane(24, 12);
        WordBox<Security> security =
                new WordBox<>(
                        List.of(Security.values()),
                        each -> messages.text("settings.mail.security." + each));
        security.setId("settings-mail-security");
        security.valueProperty().bindBidirectional(model.securityProperty());
        WordBox<Level> level =
                new WordBox<>(
                        List.of(Level.ERROR, Level.WARNING, Level.INFO),
                        each -> messages.text("settings.mail.level." + each));
        level.setId("settings-mail-level");
        level.valueProperty().bindBidirectional(model.levelProperty());
        TextField port = entry("settings-mail-port", model.portProperty());
        port.promptTextProperty()
                .bind(security.valueProperty().map(chosen -> Integer.toString(chosen.usualPort())));
        PasswordField password = new PasswordField();
        password.setId("settings-mail-password");
        password.textProperty().bindBidirectional(model.passwordProperty());
        password.promptTextProperty()
                .bind(
                        model.readingProperty()
                                .map(now ->
                                        now != null && now.mail().isPresent()
                                                ? messages.text("settings.mail.password.kept")
                                                : "")
                                .orElse(""));
        form.addRow(
                0,
                field("settings.mail.host", entry("settings-mail-host", model.hostProperty())),
                field("settings.mail.port", port));
        form.addRow(
                1, field("settings.mail.security", security), field("settings.mail.level", level));
        form.addRow(
                2,
                field("settings.mail.user", entry("settings-mail-user", model.userProperty())),
                field("settings.mail.password", password));
        TextField recipient = entry("settings-mail-to", model.recipientProperty());
        recipient.promptTextProperty().bind(model.senderProperty());
        form.addRow(
                3,
                field("settings.mail.from", entry("settings-mail-from", model.senderProperty())),
                field("settings.mail.to", recipient));
        return form;
    }

    private HBox buttons(NoticesViewModel model) {
        var isSet =
                Bindings.createBooleanBinding(
                        () -> {
                            var now = model.readingProperty().get();
                            return now != null && now.mail().isPresent();
                        },
                        model.readingProperty());
        Button save = button("settings-mail-save", "settings.mail.save", model::save);
        save.disableProperty()
                .bind(
                        model.busyProperty()
                                .or(model.hostProperty().isEmpty())
                                .or(model.senderProperty().isEmpty()));
        Button trial = button("settings-mail-trial", "settings.mail.trial", model::sendTrial);
        trial.disableProperty().bind(model.busyProperty().or(isSet.not()));
        Button remove = button("settings-mail-remove", "settings.mail.remove", model::remove);
        remove.disableProperty().bind(model.busyProperty().or(isSet.not()));
        return new HBox(8, save, trial, remove);
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Field field(String key, Control control) {
        control.setPrefWidth(WIDTH);
        return new Field(messages.text(key), control);
    }

    private static TextField entry(String id, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }
}
