package app.evenkeel.presentation.unlock;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.control.BusySign;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** Asks for the passphrase, or for the recovery key and a new passphrase. */
public final class UnlockView extends EntryForm {
    private final UnlockViewModel<?> model;
    private final Messages messages;
    private final PasswordField passphrase = new PasswordField();
    private final TextField recoveryKey = new TextField();
    private final PasswordField newPassphrase = new PasswordField();
    private final Label mistyped = message("ek-error");
    private final Label broken = message("ek-strong");

    public UnlockView(UnlockViewModel<?> model, Messages messages) {
        super(
                messages.text("app.name"),
                messages.text("unlock.title"),
                messages.text("unlock.lead"));
        this.model = model;
        this.messages = messages;
        passphrase.setId("unlock-passphrase");
        recoveryKey.setId("unlock-recovery-key");
        newPassphrase.setId("unlock-new-passphrase");

        VBox byPassphrase = new Field(messages.text("unlock.passphrase"), passphrase);
        VBox byKey =
                new VBox(
                        16,
                        new Field(messages.text("unlock.recovery-key"), recoveryKey),
                        new Field(messages.text("unlock.new-passphrase"), newPassphrase));
        showIf(byPassphrase, model.recoveryProperty().not());
        showIf(byKey, model.recoveryProperty());

        VBox note = new VBox(broken);
        note.getStyleClass().addAll("ek-note", "error");
        showIf(note, broken.textProperty().isNotEmpty());

        Button open = new Button(messages.text("unlock.open"));
        open.setId("unlock-open");
        open.getStyleClass().add("accent");
        open.setDefaultButton(true);
        open.disableProperty().bind(model.busyProperty());
        // What is typed while a passphrase is looked at would stand under the answer to another.
        passphrase.editableProperty().bind(model.busyProperty().not());
        open.setOnAction(event -> submit());
        BusySign working = new BusySign();
        working.visibleProperty().bind(model.busyProperty());
        working.setAccessibleText(messages.text("state.loading"));
        Hyperlink other = new Hyperlink();
        other.textProperty()
                .bind(
                        model.recoveryProperty()
                                .map(recovery ->
                                        messages.text(
                                                recovery
                                                        ? "unlock.by-passphrase"
                                                        : "unlock.by-recovery")));
        other.setOnAction(event -> model.recoveryProperty().set(!model.recoveryProperty().get()));
        HBox actions = new HBox(16, open, other, working);
        actions.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        add(byPassphrase, byKey, mistyped, note, actions);
        model.problemProperty().subscribe(this::show);
    }

    /** Puts the cursor where typing begins. */
    public void begin() {
        (model.recoveryProperty().get() ? recoveryKey : passphrase).requestFocus();
    }

    private void submit() {
        if (model.recoveryProperty().get()) {
            model.recover(recoveryKey.getText(), newPassphrase.getText().toCharArray());
        } else {
            model.unlock(passphrase.getText().toCharArray());
        }
    }

    private void show(@Nullable Problem problem) {
        boolean typed = problem != null && UnlockViewModel.isMistyped(problem);
        mistyped.setText(problem != null && typed ? messages.text(problem) : "");
        broken.setText(problem != null && !typed ? messages.text(problem) : "");
        if (typed) {
            passphrase.selectAll();
            begin();
        }
    }
}
