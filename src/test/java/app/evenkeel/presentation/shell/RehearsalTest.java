package app.evenkeel.presentation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.presentation.fx.DirectTaskRunner;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.ArrayList;
import java.util.List;

@ExtendWith(ApplicationExtension.class)
class RehearsalTest {
    @Test
    void isNeitherSeenNorLeavesAnythingBehind(FxRobot robot) {
        robot.interact(() -> {
            StackPane stage = new StackPane();
            List<Node> played = new ArrayList<>();
            stage.getChildren()
                    .addListener(
                            (ListChangeListener<Node>)
                                    change -> {
                                        while (change.next()) {
                                            played.addAll(change.getAddedSubList());
                                        }
                                    });
            DirectTaskRunner tasks = new DirectTaskRunner();
            new Rehearsal(tasks, stage).begin();
            assertThat(played).isEmpty();

            tasks.runDelayed();

            assertThat(played).singleElement().matches(node -> !node.isVisible());
            assertThat(stage.getChildren()).isEmpty();
        });
    }

    @Test
    void doesNotBeginOnceTheSessionIsOver(FxRobot robot) {
        robot.interact(() -> {
            StackPane stage = new StackPane();
            DirectTaskRunner tasks = new DirectTaskRunner();
            Rehearsal rehearsal = new Rehearsal(tasks, stage);
            rehearsal.begin();
            rehearsal.stop();
            stage.getChildren().add(new StackPane());

            tasks.runDelayed();

            assertThat(stage.getChildren()).hasSize(1);
        });
    }
}
