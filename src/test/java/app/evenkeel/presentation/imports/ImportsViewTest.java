package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.time.ZoneOffset;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class ImportsViewTest {
    private final FakeDesk desk = new FakeDesk();
    private final Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
    private final ImportsViewModel imports = new ImportsViewModel(desk, new Changes(), workspace);

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new ImportsView(imports, workspace, ZoneOffset.UTC), 980, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void saysWhatAnUndoBringsBack(FxRobot robot) {
        desk.receipts.add(FakeDesk.receipt(1, "a.csv"));
        desk.restores = 2;
        robot.interact(() -> imports.activate(null));

        assertThat(robot.lookup(node -> node instanceof Label).queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains(
                        "Brings back 2 transactions as they were before this import replaced them.");
        robot.interact(imports::deactivate);
    }
}
