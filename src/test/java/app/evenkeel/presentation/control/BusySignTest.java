package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Objects;

@ExtendWith(ApplicationExtension.class)
class BusySignTest {
    private @Nullable Stage shown;

    @Start
    void start(Stage stage) {
        shown = stage;
        stage.setScene(new Scene(new StackPane(), 100, 100));
        stage.show();
    }

    @Test
    void movesOnlyWhileItCanBeSeen(FxRobot robot) {
        Stage stage = Objects.requireNonNull(shown);
        robot.interact(() -> {
            BusySign sign = new BusySign();
            assertThat(sign.isMoving()).isFalse();
            StackPane place = (StackPane) stage.getScene().getRoot();
            place.getChildren().add(sign);
            assertThat(sign.isMoving()).isTrue();
            sign.setVisible(false);
            assertThat(sign.isMoving()).isFalse();
            sign.setVisible(true);
            place.getChildren().clear();
            assertThat(sign.isMoving()).isFalse();
        });
    }
}
