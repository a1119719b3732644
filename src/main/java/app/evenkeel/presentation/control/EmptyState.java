package app.evenkeel.presentation.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a screen shows before it has anything to show: what it is for, and what to do first. */
public final class EmptyState extends VBox {
    private final HBox actions = new HBox(8);

    public EmptyState(Ikon icon, String title, String text) {
        getStyleClass().add("ek-empty");
        Label heading = new Label(title);
        heading.getStyleClass().add("ek-heading");
        Label purpose = new Label(text);
        purpose.getStyleClass().add("ek-caption");
        purpose.setWrapText(true);
        purpose.setMaxWidth(440);
        actions.getStyleClass().add("ek-empty-actions");
        actions.setAlignment(javafx.geometry.Pos.CENTER);
        getChildren().addAll(new FontIcon(icon), heading, purpose, actions);
    }

    /** The one main action. */
    public EmptyState withMain(String label, Runnable action) {
        Button button = addButton(label, action);
        button.getStyleClass().add("accent");
        return this;
    }

    /** Another action beside the main one. */
    public EmptyState withSecond(String label, Runnable action) {
        addButton(label, action);
        return this;
    }

    private Button addButton(String label, Runnable action) {
        Button button = new Button(label);
        button.setOnAction(event -> action.run());
        actions.getChildren().add(button);
        return button;
    }
}
