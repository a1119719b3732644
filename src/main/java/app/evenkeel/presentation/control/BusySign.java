package app.evenkeel.presentation.control;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Says that something is under way: three dots that light up in turn, a few times a second. A
 * turning wheel is drawn with every frame, which costs a whole core where no graphics card draws.
 *
 * <p>Moves only while its window shows and it is visible itself; what hides it should bind its own
 * visibility, not that of a parent.
 */
public final class BusySign extends HBox {
    private static final Duration STEP = Duration.millis(350);
    private static final int DOTS = 3;
    private static final double RADIUS = 3;
    private static final double FAINT = 0.3;

    private final Timeline steps = new Timeline(new KeyFrame(STEP, event -> step()));
    private int lit;

    public BusySign() {
        super(4);
        getStyleClass().add("ek-busy");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        setAlignment(Pos.CENTER);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        for (int i = 0; i < DOTS; i++) {
            Circle dot = new Circle(RADIUS);
            dot.getStyleClass().add("ek-busy-dot");
            getChildren().add(dot);
        }
        light();
        steps.setCycleCount(Animation.INDEFINITE);
        ObservableValue<Boolean> isShowing =
                sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false);
        Bindings.createBooleanBinding(
                        () -> isShowing.getValue() && isVisible(), isShowing, visibleProperty())
                .subscribe(this::move);
    }

    /** Whether the dots take turns now. */
    boolean isMoving() {
        return steps.getStatus() == Animation.Status.RUNNING;
    }

    private void move(boolean moving) {
        if (moving) {
            steps.play();
        } else {
            steps.stop();
        }
    }

    private void step() {
        lit = (lit + 1) % DOTS;
        light();
    }

    private void light() {
        for (int i = 0; i < DOTS; i++) {
            Node dot = getChildren().get(i);
            dot.setOpacity(i == lit ? 1 : FAINT);
        }
    }
}
