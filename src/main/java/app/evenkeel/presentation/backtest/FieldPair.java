package app.evenkeel.presentation.backtest;

import app.evenkeel.presentation.control.Field;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Two fields side by side, each half of the form. */
final class FieldPair extends HBox {
    private static final double HALF = 140;

    FieldPair(Field left, Field right) {
        super(12, left, right);
        for (Field field : new Field[] {left, right}) {
            setHgrow(field, Priority.ALWAYS);
            field.setMaxWidth(Double.MAX_VALUE);
            field.setPrefWidth(HALF);
        }
    }
}
