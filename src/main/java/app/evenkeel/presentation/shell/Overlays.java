package app.evenkeel.presentation.shell;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/**
 * What lies over the window's content: a sheet that asks for attention, on a veil that keeps the
 * rest out of reach, and what is shown beside the work. One sheet at a time.
 */
final class Overlays extends StackPane {
    private final StackPane content = new StackPane();
    private final StackPane veil = new StackPane();
    private final ChangeListener<@Nullable Node> keepFocus = (owner, before, now) -> hold(now);
    private Runnable dismiss = () -> {};

    Overlays() {
        veil.getStyleClass().add("ek-veil");
        veil.setVisible(false);
        veil.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        dismiss.run();
                        event.consume();
                    }
                });
        getChildren().addAll(content, veil);
    }

    void setContent(Node node) {
        content.getChildren().setAll(node);
    }

    /** Adds something that lies over everything else, such as the drop overlay. */
    void addAbove(Node node, Pos position) {
        StackPane.setAlignment(node, position);
        getChildren().add(node);
    }

    /**
     * Shows a sheet over the content.
     *
     * @param onEscape what Esc does; should hide the sheet if that is safe
     */
    void show(Node sheet, Runnable onEscape) {
        dismiss = onEscape;
        veil.getChildren().setAll(sheet);
        veil.setVisible(true);
        Scene scene = getScene();
        if (scene != null) {
            scene.focusOwnerProperty().removeListener(keepFocus);
            scene.focusOwnerProperty().addListener(keepFocus);
            hold(scene.getFocusOwner());
        }
    }

    void hide() {
        dismiss = () -> {};
        Scene scene = getScene();
        if (scene != null) {
            scene.focusOwnerProperty().removeListener(keepFocus);
        }
        veil.setVisible(false);
        veil.getChildren().clear();
        content.requestFocus();
    }

    boolean isShowing() {
        return veil.isVisible();
    }

    /** Keeps the focus inside the sheet, so that Tab does not reach what is covered. */
    private void hold(@Nullable Node owner) {
        Node node = owner;
        while (node != null && !node.equals(veil)) {
            node = node.getParent();
        }
        if (node == null && !veil.getChildren().isEmpty()) {
            firstControl(veil).requestFocus();
        }
    }

    private static Node firstControl(Node parent) {
        for (Node node : parent.lookupAll("*")) {
            if (node.isFocusTraversable() && node.isVisible() && !node.isDisabled()) {
                return node;
            }
        }
        return parent;
    }
}
