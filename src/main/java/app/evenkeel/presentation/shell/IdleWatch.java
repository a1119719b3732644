package app.evenkeel.presentation.shell;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Notices that nobody has touched the window for a while. Goes by the clock on the wall: an
 * animation's own time stands still while the computer sleeps. JavaFX thread only.
 */
final class IdleWatch {
    private static final javafx.util.Duration GLANCE = javafx.util.Duration.seconds(1);

    private final Scene scene;
    private final Clock clock;
    private final Duration after;
    private final Runnable onIdle;
    private final Timeline glances = new Timeline();
    private final EventHandler<InputEvent> touched = this::touch;
    private Instant last;

    IdleWatch(Scene scene, Clock clock, Duration after, Runnable onIdle) {
        this.scene = scene;
        this.clock = clock;
        this.after = after;
        this.onIdle = onIdle;
        last = clock.instant();
        scene.addEventFilter(InputEvent.ANY, touched);
        glances.getKeyFrames().add(new KeyFrame(GLANCE, event -> glance()));
        glances.setCycleCount(Animation.INDEFINITE);
        glances.play();
    }

    void stop() {
        glances.stop();
        scene.removeEventFilter(InputEvent.ANY, touched);
    }

    /** The touch that wakes a computer comes too late, and must not reach what lies open. */
    private void touch(InputEvent event) {
        if (isOver()) {
            event.consume();
            glance();
        } else {
            last = clock.instant();
        }
    }

    private void glance() {
        if (isOver()) {
            stop();
            onIdle.run();
        }
    }

    /** Whether the time is up; a clock that was set back counts from then on. */
    private boolean isOver() {
        Duration since = Duration.between(last, clock.instant());
        if (since.isNegative()) {
            last = clock.instant();
            return false;
        }
        return since.compareTo(after) >= 0;
    }
}
