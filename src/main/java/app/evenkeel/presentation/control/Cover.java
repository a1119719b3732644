package app.evenkeel.presentation.control;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/** Shows one sheet over a page, which is veiled meanwhile. */
public final class Cover extends StackPane {
    public Cover() {
        setVisible(false);
    }

    /**
     * Shows a sheet in the place of the one before.
     *
     * @param sheet or {@code null} for none
     * @param onLeave what a click beside the sheet does
     */
    public void show(@Nullable Region sheet, Runnable onLeave) {
        getChildren().clear();
        setVisible(sheet != null);
        if (sheet != null) {
            Region veil = new Region();
            veil.getStyleClass().add("ek-veil");
            veil.setOnMouseClicked(event -> onLeave.run());
            getChildren().addAll(veil, sheet);
            sheet.requestFocus();
        }
    }
}
