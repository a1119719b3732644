package app.evenkeel.presentation.shell;

import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

import java.time.Duration;

/** Notices that nobody has touched the window for a while. */
final class IdleWatch {
    private final PauseTransition pause;
    private final EventHandler<InputEvent> touched;
    private final Scene scene;

    IdleWatch(Scene scene, Duration after, Runnable onIdle) {
        this.scene = scene;
        pause = new PauseTransition(javafx.util.Duration.millis((double) after.toMillis()));
        pause.setOnFinished(event -> onIdle.run());
        touched = event -> pause.playFromStart();
        scene.addEventFilter(InputEvent.ANY, touched);
        pause.play();
    }

    void stop() {
        pause.stop();
        scene.removeEventFilter(InputEvent.ANY, touched);
    }
}
