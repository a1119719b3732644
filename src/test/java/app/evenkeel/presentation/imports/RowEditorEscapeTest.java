package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Leaving the form for a row, and the form for a new asset in it. */
@ExtendWith(ApplicationExtension.class)
class RowEditorEscapeTest {
    private final TestWorkspace.Asking dialogs = new TestWorkspace.Asking();
    private final FakeDesk desk = new FakeDesk();
    private final Workspace workspace =
            TestWorkspace.of(
                    Locale.ENGLISH, new DirectTaskRunner(), new TestWorkspace.Told(), dialogs);
    private final ImportReviewViewModel review = new ImportReviewViewModel(desk, workspace);

    @Start
    void start(Stage stage) {
        desk.files = List.of(FakeDesk.mixed("kraken.csv"));
        Scene scene = new Scene(new ImportReviewView(review, workspace), 1200, 740);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        review.begin(List.of(Path.of("kraken.csv")));
    }

    @Test
    void escapeAsksBeforeWhatWasTypedIsLostAndOnlyThen(FxRobot robot) {
        edit(robot);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(robot.lookup("#row-editor").tryQuery()).as("nothing was typed").isEmpty();
        assertThat(dialogs.asked).isEmpty();

        edit(robot);
        robot.interact(() -> robot.lookup("#edit-in").<TextField>query().setText("0.75"));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(robot.lookup("#row-editor").tryQuery()).as("asked first").isPresent();
        robot.interact(() -> dialogs.asked.getFirst().run());
        assertThat(robot.lookup("#row-editor").tryQuery()).isEmpty();
    }

    @Test
    void theFormForANewAssetAsksToo(FxRobot robot) {
        edit(robot);
        robot.interact(() -> robot.lookup("#edit-in-new").queryButton().fire());
        robot.interact(() -> robot.lookup("#new-symbol").<TextField>query().setText("OAK"));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(dialogs.asked).hasSize(1);
        assertThat(robot.lookup("#new-asset").tryQuery()).isPresent();

        robot.interact(() -> dialogs.asked.getFirst().run());
        assertThat(robot.lookup("#new-asset").tryQuery()).isEmpty();
        assertThat(robot.lookup("#row-editor").tryQuery()).isPresent();
    }

    private static void edit(FxRobot robot) {
        robot.interact(
                () -> robot.lookup(".ek-tabs").<TabPane>query().getSelectionModel().selectLast());
        TableView<?> rows = robot.lookup("#import-rows").query();
        robot.interact(() -> rows.getSelectionModel().select(0));
        robot.interact(() -> robot.lookup("#row-edit").queryButton().fire());
    }
}
