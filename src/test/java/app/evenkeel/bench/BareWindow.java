package app.evenkeel.bench;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The baseline of the start-up benchmark: the smallest JavaFX window with a field and a button. */
public final class BareWindow extends Application {
    @Override
    public void start(Stage stage) {
        stage.setScene(
                new Scene(
                        new VBox(
                                new Label("Passphrase"), new PasswordField(), new Button("Unlock")),
                        1280,
                        800));
        stage.setOnShown(event -> Platform.runLater(() -> Platform.runLater(Platform::exit)));
        stage.show();
    }

    /** Not the application class itself, which may not be the main class on the class path. */
    static final class Launcher {
        private Launcher() {}

        static void main() {
            Application.launch(BareWindow.class);
        }
    }
}
