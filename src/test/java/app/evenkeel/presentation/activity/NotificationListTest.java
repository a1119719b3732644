package app.evenkeel.presentation.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.FakeWorkspace;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.time.Instant;
import java.time.ZoneOffset;

@ExtendWith(ApplicationExtension.class)
class NotificationListTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final FakeWorkspace fake = new FakeWorkspace();
    private final FakeActivity desk = new FakeActivity();

    @Start
    void start(Stage stage) {
        Workspace workspace = fake.workspace();
        desk.notifications.add(note(1, "prices", Problem.of(ProblemCode.OFFLINE)));
        desk.notifications.add(note(2, "backup", Problem.of(ProblemCode.DISK, "full")));
        ActivityViewModel model = new ActivityViewModel(desk, new Changes(), workspace);
        NotificationList list =
                new NotificationList(
                        model,
                        workspace.messages(),
                        new ActivityWords(
                                workspace.messages(),
                                workspace.context().formats(),
                                ZoneOffset.UTC));
        Scene scene = new Scene(list, 900, 400);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        model.activate();
    }

    @Test
    void leadsFromBeingOfflineToTheSettingThatEndsIt(FxRobot robot) {
        robot.interact(() -> robot.lookup("#activity-online").queryButton().fire());

        assertThat(fake.routes).containsExactly(Route.Settings.NETWORK);
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void offersToTryAnythingElseAgain(FxRobot robot) {
        robot.interact(() -> robot.lookup("#activity-again-backup").queryButton().fire());

        assertThat(desk.asked).containsExactly("run backup");
    }

    private static Notification note(long id, String job, Problem problem) {
        return new Notification(
                id, Notification.Level.WARNING, job, problem, NOW, NOW, 1, false, false, null);
    }
}
