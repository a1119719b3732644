package app.evenkeel.presentation.unlock;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The one column in the middle of the page that both entry screens have; scrolls if need be. */
abstract class EntryForm extends StackPane {
    private static final double WIDTH = 400;

    private final VBox column = new VBox(16);

    EntryForm(String name, String title, String lead) {
        Label brand = new Label(name);
        brand.getStyleClass().addAll("ek-heading", "ek-brand");
        Label heading = new Label(title);
        heading.getStyleClass().add("ek-title");
        heading.setWrapText(true);
        Label text = new Label(lead);
        text.getStyleClass().add("ek-muted");
        text.setWrapText(true);
        column.setMaxWidth(WIDTH);
        // Where the window is too low for it, it scrolls rather than shrinks.
        column.setMinHeight(USE_PREF_SIZE);
        column.setMaxHeight(USE_PREF_SIZE);
        column.setAlignment(Pos.CENTER_LEFT);
        column.getChildren().addAll(brand, new VBox(4, heading, text));
        StackPane page = new StackPane(column);
        page.getStyleClass().addAll("ek-page", "ek-entry");
        ScrollPane scroll = new Scroll(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
    }

    final void add(Node... nodes) {
        column.getChildren().addAll(nodes);
    }

    /** Leaves no gap where something is not shown. */
    static void showIf(Node node, javafx.beans.value.ObservableBooleanValue shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    static Label message(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    /** A click beside a field leaves the cursor where it is. */
    private static final class Scroll extends ScrollPane {
        Scroll(Node content) {
            super(content);
        }

        @Override
        public void requestFocus() {
            // Has nothing to do with keys.
        }
    }
}
