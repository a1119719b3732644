package app.evenkeel.presentation.backtest;

import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Says of how many things a test makes use that have no field, and lets them be left out. */
final class CarriedLine extends HBox {
    private final String key;
    private final Messages messages;
    private final Label text = new Label();

    /**
     * @param key of the sentence, with the count in it
     */
    CarriedLine(String key, String id, Messages messages, Runnable drop) {
        super(8);
        this.key = key;
        this.messages = messages;
        text.getStyleClass().add("ek-caption");
        text.setWrapText(true);
        Hyperlink out = new Hyperlink(messages.text("backtest.flows.drop"));
        out.setId(id);
        out.setMinWidth(USE_PREF_SIZE);
        out.setOnAction(event -> drop.run());
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(text, out);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(int count, Formats formats) {
        setVisible(count > 0);
        text.setText(messages.text(key, formats.count(count)));
    }
}
