package app.evenkeel.presentation.shell;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Notices;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;

import org.controlsfx.control.Notifications;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * Notices at the window's lower right corner: ControlsFX's beside a window on a desktop, and inside
 * the window where it has none.
 */
final class WindowNotices implements Notices {
    private static final Duration SHOWN = Duration.seconds(8);

    /** Whether the window stands on a desktop. */
    static final boolean DESKTOP = System.getProperty("glass.platform") == null;

    private final VBox stack = new VBox(8);
    private final Messages messages;
    private final Supplier<@Nullable Window> owner;
    private final Runnable networkSettings;

    /**
     * @param networkSettings goes where the program may be let online
     */
    WindowNotices(
            Overlays overlays,
            Messages messages,
            Supplier<@Nullable Window> owner,
            Runnable networkSettings) {
        this.messages = messages;
        this.owner = owner;
        this.networkSettings = networkSettings;
        stack.getStyleClass().add("ek-notices");
        stack.setPickOnBounds(false);
        stack.setAlignment(Pos.BOTTOM_RIGHT);
        stack.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        overlays.addAbove(stack, Pos.BOTTOM_RIGHT);
    }

    @Override
    public void done(String text) {
        show(text, "", () -> {}, false);
    }

    @Override
    public void done(String text, String actionLabel, Runnable action) {
        show(text, actionLabel, action, false);
    }

    @Override
    public void problem(Problem problem) {
        if (problem.code() == ProblemCode.OFFLINE) {
            show(messages.text(problem), messages.text("shell.online"), networkSettings, true);
        } else {
            show(messages.text(problem), "", () -> {}, true);
        }
    }

    private void show(String text, String actionLabel, Runnable action, boolean wrong) {
        Window window = owner.get();
        if (DESKTOP && window != null && window.isShowing()) {
            Notifications notice =
                    Notifications.create()
                            .owner(window)
                            .text(text)
                            .styleClass("ek-notification")
                            .hideAfter(SHOWN);
            if (!actionLabel.isEmpty()) {
                notice.action(new Action(actionLabel, event -> action.run()));
            }
            if (wrong) {
                notice.showWarning();
            } else {
                notice.show();
            }
        } else {
            inside(text, actionLabel, action, wrong);
        }
    }

    private void inside(String text, String actionLabel, Runnable action, boolean wrong) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(400);
        HBox notice = new HBox(16, label);
        notice.setAlignment(Pos.CENTER_LEFT);
        notice.getStyleClass().add("ek-notice");
        if (wrong) {
            notice.getStyleClass().add("error");
        }
        if (!actionLabel.isEmpty()) {
            Button button = new Button(actionLabel);
            button.setOnAction(event -> {
                stack.getChildren().remove(notice);
                action.run();
            });
            notice.getChildren().add(button);
        }
        stack.getChildren().add(notice);
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(event -> stack.getChildren().remove(notice));
        pause.play();
    }
}
