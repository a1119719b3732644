package app.evenkeel.presentation.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.job.MailAccount.Security;
import app.evenkeel.domain.job.Notification.Level;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.presentation.fx.FakeWorkspace;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.Optional;

@ExtendWith(ApplicationExtension.class)
class NoticesPaneTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final Desk desk = new Desk();
    private final NoticesViewModel model = new NoticesViewModel(desk, workspace.workspace());

    @Test
    void savesAnAccountWithTheUsualPortAndForgetsThePassword(FxRobot robot) {
        robot.interact(() -> {
            Scene scene = shown();
            assertThat(button(scene, "save").isDisabled()).isTrue();
            type(scene, "host", "smtp.example.com");
            type(scene, "from", "me@example.com");
            type(scene, "user", "me");
            type(scene, "password", "three quiet geese");
            button(scene, "save").fire();

            assertThat(desk.mail)
                    .isEqualTo(
                            new MailAccount(
                                    "smtp.example.com",
                                    465,
                                    Security.TLS,
                                    "me",
                                    "me@example.com",
                                    "me@example.com",
                                    Level.WARNING));
            assertThat(desk.password).isEqualTo("three quiet geese");
            assertThat(field(scene, "password").getText()).isEmpty();

            type(scene, "to", "you@example.com");
            button(scene, "save").fire();
            assertThat(desk.password).isEqualTo("kept");
            assertThat(desk.mail).extracting(MailAccount::recipient).isEqualTo("you@example.com");
        });
    }

    @Test
    void saysWhatIsNoneAndWhatTheServerSaid(FxRobot robot) {
        robot.interact(() -> {
            Scene scene = shown();
            type(scene, "host", "smtp.example.com");
            type(scene, "from", "nobody");
            button(scene, "save").fire();
            assertThat(problem(scene)).contains("\"nobody\"");
            assertThat(desk.mail).isNull();

            type(scene, "from", "me@example.com");
            type(scene, "port", "70000");
            button(scene, "save").fire();
            assertThat(problem(scene)).contains("70000");

            type(scene, "port", "2465");
            button(scene, "save").fire();
            assertThat(problem(scene)).isEmpty();
            desk.refusal = Problem.of(ProblemCode.MAIL_NOT_SENT, "smtp.example.com", "no");
            button(scene, "trial").fire();
            assertThat(problem(scene)).startsWith("smtp.example.com did not take the letter: no");
        });
    }

    @Test
    void letsTheDesktopBeSilent(FxRobot robot) {
        robot.interact(() -> {
            Scene scene = shown();
            CheckBox desktop = (CheckBox) scene.lookup("#settings-desktop");
            assertThat(desktop.isSelected()).isTrue();
            desktop.fire();
            assertThat(desk.onDesktop).isFalse();
            assertThat(desktop.isSelected()).isFalse();
        });
    }

    private Scene shown() {
        Scene scene = new Scene(new NoticesPane(model, workspace.workspace().messages()));
        model.activate();
        return scene;
    }

    private static TextField field(Scene scene, String name) {
        return (TextField) scene.lookup("#settings-mail-" + name);
    }

    private static void type(Scene scene, String name, String text) {
        field(scene, name).setText(text);
    }

    private static Button button(Scene scene, String name) {
        return (Button) scene.lookup("#settings-mail-" + name);
    }

    private static String problem(Scene scene) {
        return ((Label) scene.lookup("#settings-mail-problem")).getText();
    }

    private static final class Desk implements NoticesDesk {
        private boolean onDesktop = true;
        private @Nullable MailAccount mail;
        private String password = "";
        private @Nullable Problem refusal;

        @Override
        public Reading read() {
            return new Reading(onDesktop, Optional.ofNullable(mail));
        }

        @Override
        public void setOnDesktop(boolean wanted) {
            onDesktop = wanted;
        }

        @Override
        public void setMail(MailAccount account, char @Nullable [] typed) {
            mail = account;
            password = typed == null ? "kept" : new String(typed);
        }

        @Override
        public void removeMail() {
            mail = null;
        }

        @Override
        public void sendTrial(String subject, String body, Progress progress) {
            if (refusal != null) {
                throw new EvenkeelException(refusal);
            }
        }
    }
}
