package app.evenkeel.presentation.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A part of a page under its heading, with a note and what steers it beside the heading. */
public final class Section extends VBox {
    private final Label note = new Label();

    /**
     * @param steering pickers at the right of the heading
     */
    public Section(String heading, Node content, Node... steering) {
        super(12);
        getStyleClass().add("ek-section");
        Label title = new Label(heading);
        title.getStyleClass().add("ek-heading");
        title.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(12, title, gap);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(steering);
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        note.managedProperty().bind(note.visibleProperty());
        note.setVisible(false);
        getChildren().addAll(new VBox(2, head, note), content);
    }

    /** Says something below the heading; nothing with an empty text. */
    public void note(String text) {
        note.setText(text);
        note.setVisible(!text.isEmpty());
    }

    /** Takes it out of the page, or puts it back. */
    public void setShown(boolean shown) {
        setVisible(shown);
        setManaged(shown);
    }
}
