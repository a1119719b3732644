package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.TaskRunner;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

import org.controlsfx.control.NotificationPane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Builds, styles and lays out one of each control that the first import would else be the first to
 * need, where nobody sees them and while the window has nothing to do. The first table alone loads
 * some hundred classes, which would be felt as a stutter. JavaFX thread only.
 */
final class Rehearsal {
    /** After the first screen was filled. */
    private static final Duration LATER = Duration.ofSeconds(1);

    private static final List<Supplier<Node>> PLAYERS =
            List.of(
                    ProgressBar::new,
                    Rehearsal::buttons,
                    Rehearsal::choice,
                    Rehearsal::table,
                    Rehearsal::tabs,
                    Rehearsal::notice);

    private final TaskRunner tasks;
    private final StackPane stage;
    private Handle running = Handle.NONE;

    Rehearsal(TaskRunner tasks, StackPane stage) {
        this.tasks = tasks;
        this.stage = stage;
    }

    void begin() {
        running = tasks.later(LATER, this::play);
    }

    void stop() {
        running.cancel();
    }

    private void play() {
        Pane unseen = new StackPane();
        unseen.setVisible(false);
        unseen.setManaged(false);
        unseen.resize(640, 320);
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> stage.getChildren().add(unseen));
        for (Supplier<Node> player : PLAYERS) {
            steps.add(() -> unseen.getChildren().setAll(player.get()));
        }
        steps.add(() -> stage.getChildren().remove(unseen));
        running = tasks.inTurn(steps);
    }

    private static Node buttons() {
        ButtonBar bar = new ButtonBar();
        Button button = new Button("-");
        button.setTooltip(new Tooltip("-"));
        bar.getButtons().add(button);
        return new HBox(new ToggleButton("-"), bar);
    }

    private static Node choice() {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().add("-");
        choice.setEditable(true);
        return choice;
    }

    private static Node table() {
        TableView<String> table = new TableView<>();
        TableColumn<String, String> column = new TableColumn<>("-");
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
        table.getColumns().add(column);
        table.getItems().add("-");
        return table;
    }

    private static Node tabs() {
        return new TabPane(new Tab("-", new Pane()));
    }

    /** Holds the same bar as a notice beside the window. */
    private static Node notice() {
        return new NotificationPane(new Pane());
    }
}
