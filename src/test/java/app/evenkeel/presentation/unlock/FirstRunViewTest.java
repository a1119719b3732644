package app.evenkeel.presentation.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.RadioButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class FirstRunViewTest {
    private final List<NewStore> made = new ArrayList<>();
    private Runnable making = () -> {};
    private boolean languageWasDisabled;
    private final FirstRunViewModel<String> model =
            new FirstRunViewModel<>(
                    (wanted, secret) -> {
                        made.add(wanted);
                        making.run();
                        return new FirstRunViewModel.Made<>("store", "KEY-1");
                    },
                    secret -> 4,
                    Locale.ENGLISH,
                    new DirectTaskRunner(),
                    store -> {});

    @Start
    void start(Stage stage) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        FirstRunView view =
                new FirstRunView(
                        model,
                        workspace.messages(),
                        workspace.dialogs(),
                        language -> {},
                        text -> {});
        Scene scene = new Scene(view, 1280, 800);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void takesNoOtherLanguageWhileTheStoreIsMade(FxRobot robot) {
        // What the window does on another language is to replace this form.
        making = () -> languageWasDisabled = language(robot).isDisabled();
        create(robot);
        assertThat(languageWasDisabled).isTrue();
        assertThat(language(robot).isDisabled()).isFalse();
    }

    private static Node language(FxRobot robot) {
        return robot.lookup("#first-run-language").query();
    }

    @Test
    void contactsNobodyUnlessThatIsChosen(FxRobot robot) {
        assertThat(robot.lookup("#first-run-offline").queryAs(RadioButton.class).isSelected())
                .isTrue();
        create(robot);
        assertThat(made.getFirst().online()).isFalse();
    }

    @Test
    void fetchesPricesFromTheStartWhereThatIsChosen(FxRobot robot) {
        robot.interact(() -> robot.lookup("#first-run-online").queryAs(RadioButton.class).fire());
        create(robot);
        assertThat(made.getFirst().online()).isTrue();
    }

    private void create(FxRobot robot) {
        robot.interact(() -> {
            model.userNameProperty().set("Mika");
            model.passphraseProperty().set("four unrelated words here");
            model.repeatedProperty().set("four unrelated words here");
            robot.lookup("#first-run-create").queryButton().fire();
        });
    }
}
