package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for what it takes to settle an order by hand: its own id, typed, and the passphrase. */
final class SettlePane extends VBox {
    private final AllocationViewModel model;
    private final Messages messages;

    SettlePane(AllocationViewModel model, Messages messages) {
        super(12);
        this.model = model;
        this.messages = messages;
        getStyleClass().add("ek-settle");
        setMaxWidth(640);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Whether nobody looks for the order by itself any more and it may yet be open. */
    static boolean isFor(RebalanceRun run, TradeOrder order) {
        return run.mode() == Mode.LIVE && run.state().isOver() && order.state().mayBeLive();
    }

    void open(RebalanceRun run, TradeOrder order) {
        String id = order.request().clientId().value();
        TextField typed = new TextField();
        typed.setId("allocation-settle-id");
        typed.setPromptText(id);
        PasswordField passphrase = new PasswordField();
        passphrase.setId("allocation-settle-passphrase");
        Button settle = new Button(messages.text("allocation.settle.do"));
        settle.setId("allocation-settle-do");
        settle.getStyleClass().add("danger");
        settle.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.busyProperty().get()
                                                || !typed.getText().strip().equals(id)
                                                || passphrase.getText().isEmpty(),
                                model.busyProperty(),
                                typed.textProperty(),
                                passphrase.textProperty()));
        settle.setOnAction(event -> {
            char[] secret = passphrase.getText().toCharArray();
            passphrase.clear();
            model.settle(
                    order,
                    secret,
                    () -> {
                        setVisible(false);
                        model.open(run);
                    });
        });
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> {
            passphrase.clear();
            setVisible(false);
        });
        Label heading = new Label(messages.text("allocation.settle.heading", id));
        heading.getStyleClass().add("ek-heading");
        Label note = new Label(messages.text("allocation.settle.note"));
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        getChildren()
                .setAll(
                        heading,
                        note,
                        new Field(messages.text("allocation.settle.id"), typed),
                        new Field(messages.text("allocation.arm.passphrase"), passphrase),
                        new HBox(8, settle, cancel));
        setVisible(true);
        typed.requestFocus();
    }
}
