package app.evenkeel.presentation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(ApplicationExtension.class)
class IdleWatchTest {
    private final AtomicInteger locked = new AtomicInteger();
    private final AtomicInteger pressed = new AtomicInteger();
    private final WallClock clock = new WallClock();

    @Start
    void start(Stage stage) {
        Button button = new Button("open");
        button.setOnAction(event -> pressed.incrementAndGet());
        Scene scene = new Scene(button, 200, 100);
        stage.setScene(scene);
        stage.show();
        button.requestFocus();
        new IdleWatch(scene, clock, Duration.ofMinutes(10), locked::incrementAndGet);
    }

    @Test
    void locksOnceTheTimeIsUpThoughNothingHappens() throws TimeoutException {
        clock.pass(Duration.ofMinutes(10));

        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> locked.get() > 0);

        assertThat(locked).hasValue(1);
    }

    @Test
    void countsFromTheLastTouch(FxRobot robot) {
        clock.pass(Duration.ofMinutes(9));
        robot.push(KeyCode.SPACE);
        clock.pass(Duration.ofMinutes(9));
        robot.push(KeyCode.SPACE);

        assertThat(locked).hasValue(0);
        assertThat(pressed).hasValue(2);
    }

    @Test
    void theTouchThatWakesTheComputerReachesNothing(FxRobot robot) {
        robot.interact(() -> {
            Node button = robot.lookup(".button").query();
            clock.pass(Duration.ofHours(8));
            button.fireEvent(space(KeyEvent.KEY_PRESSED));
            button.fireEvent(space(KeyEvent.KEY_RELEASED));
        });

        assertThat(locked).hasValue(1);
        assertThat(pressed).hasValue(0);
    }

    @Test
    void doesNotLockBecauseTheClockWasSetBack(FxRobot robot) {
        clock.pass(Duration.ofHours(-8));
        robot.push(KeyCode.SPACE);
        clock.pass(Duration.ofMinutes(9));
        robot.push(KeyCode.SPACE);

        assertThat(locked).hasValue(0);
    }

    private static KeyEvent space(EventType<KeyEvent> type) {
        return new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false);
    }

    private static final class WallClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-02T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
