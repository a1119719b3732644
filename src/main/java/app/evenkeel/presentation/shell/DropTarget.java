package app.evenkeel.presentation.shell;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes files dropped anywhere on the window, and says so while they hover over it. */
final class DropTarget extends VBox {
    private final Consumer<List<Path>> onDrop;
    private final BooleanSupplier ready;

    /**
     * @param ready whether files can be taken now
     */
    DropTarget(String title, String text, BooleanSupplier ready, Consumer<List<Path>> onDrop) {
        super(8);
        this.ready = ready;
        this.onDrop = onDrop;
        getStyleClass().add("ek-drop");
        setAlignment(Pos.CENTER);
        setMouseTransparent(true);
        setVisible(false);
        Label heading = new Label(title);
        heading.getStyleClass().add("ek-title");
        Label more = new Label(text);
        more.getStyleClass().add("ek-muted");
        getChildren().addAll(new FontIcon(MaterialDesignT.TRAY_ARROW_DOWN), heading, more);
    }

    /**
     * Listens to the whole scene: filters come before any control that has an opinion of its own.
     */
    void listen(Scene scene) {
        scene.addEventFilter(DragEvent.DRAG_OVER, this::over);
        scene.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
        scene.addEventHandler(DragEvent.DRAG_EXITED, event -> setVisible(false));
    }

    private boolean takes(DragEvent event) {
        return event.getGestureSource() == null
                && event.getDragboard().hasFiles()
                && ready.getAsBoolean();
    }

    private void over(DragEvent event) {
        if (takes(event)) {
            event.acceptTransferModes(TransferMode.COPY);
            setVisible(true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        setVisible(false);
        if (takes(event)) {
            List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(true);
            event.consume();
            onDrop.accept(files);
        }
    }
}
