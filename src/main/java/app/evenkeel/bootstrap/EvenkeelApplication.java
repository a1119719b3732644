package app.evenkeel.bootstrap;

import app.evenkeel.bootstrap.graph.AppGraph;
import app.evenkeel.bootstrap.graph.SessionGraph;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The window's JavaFX application; starts what {@link #run} was given. */
public final class EvenkeelApplication extends Application {
    /** JavaFX makes the application itself, so what it needs waits here. */
    private static final AtomicReference<@Nullable Start> START = new AtomicReference<>();

    private final Start start = Objects.requireNonNull(START.getAndSet(null), "use run");

    /**
     * Runs the window until it is closed.
     *
     * @param session to show at once, or {@code null} to begin with unlocking
     * @param files to review once a store is open
     * @param onlyShow whether to end as soon as the window is shown
     */
    static void run(
            AppGraph graph, @Nullable SessionGraph session, List<Path> files, boolean onlyShow) {
        START.set(new Start(graph, session, List.copyOf(files), onlyShow));
        launch(EvenkeelApplication.class);
    }

    @Override
    public void start(Stage stage) {
        if (start.onlyShow) {
            // Two rounds later the first picture of the window has been drawn.
            stage.setOnShown(_ -> Platform.runLater(() -> Platform.runLater(Platform::exit)));
        }
        SessionGraph session = start.session;
        if (session == null) {
            start.graph.shell().show(stage, start.files);
        } else {
            start.graph.shell().show(stage, start.graph.opened(session));
        }
    }

    @Override
    public void stop() {
        start.graph.close();
    }

    private record Start(
            AppGraph graph, @Nullable SessionGraph session, List<Path> files, boolean onlyShow) {}
}
