package app.evenkeel.presentation.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.presentation.fx.FakeWorkspace;

import javafx.scene.Scene;
import javafx.scene.control.CheckBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

@ExtendWith(ApplicationExtension.class)
class NetworkPaneTest {
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final SettingsViewModelTest.Desk desk = new SettingsViewModelTest.Desk();
    private final SettingsViewModel model =
            new SettingsViewModel(
                    desk,
                    new Changes(),
                    workspace.workspace(),
                    Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void showsNothingAsSetThatWasNotReadYet(FxRobot robot) {
        robot.interact(() -> {
            NetworkPane pane = new NetworkPane(model, workspace.workspace().messages());
            Scene scene = new Scene(pane);
            CheckBox offline = (CheckBox) scene.lookup("#settings-offline");
            assertThat(offline.isIndeterminate()).isTrue();
            assertThat(offline.isDisabled()).isTrue();
            desk.setOffline(true);
            model.activate();
            assertThat(offline.isIndeterminate()).isFalse();
            assertThat(offline.isDisabled()).isFalse();
            assertThat(offline.isSelected()).isTrue();
        });
    }
}
