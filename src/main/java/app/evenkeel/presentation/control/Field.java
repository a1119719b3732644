package app.evenkeel.presentation.control;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * A control with its name above it, for eye, mnemonic and screen reader, and what is wrong below.
 */
public final class Field extends VBox {
    private final Control control;
    private final Label problem = new Label();

    public Field(String name, Control control) {
        super(4);
        this.control = control;
        Label label = new Label(name);
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(control);
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        problem.getStyleClass().addAll("ek-caption", "ek-error");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        setProblem("");
        getChildren().addAll(label, control, problem);
    }

    /** Tells what is wrong; nothing if the text is empty. */
    public void setProblem(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        control.setAccessibleHelp(text);
    }
}
