package app.evenkeel.presentation.control;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control with its name above it, for eye, mnemonic and screen reader. */
public final class Field extends VBox {
    public Field(String name, Control control) {
        super(4);
        Label label = new Label(name);
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(label, control);
    }
}
