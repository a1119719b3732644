package app.evenkeel.bootstrap;

import app.evenkeel.bootstrap.command.CommandContext;
import app.evenkeel.bootstrap.graph.AppGraph;
import app.evenkeel.bootstrap.graph.SessionGraph;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** Starts the window for the command line. */
final class AppWindow implements CommandContext.Window {
    /** Set to {@code shown} to measure how long the start takes. */
    private static final String EXIT_AFTER = "EVENKEEL_EXIT_AFTER";

    @Override
    public void open(Path store, char @Nullable [] passphrase, List<Path> files, Clock clock) {
        boolean onlyShow = "shown".equals(System.getenv(EXIT_AFTER));
        SessionGraph session = null;
        if (passphrase != null) {
            try {
                // Where there is no store yet, the window makes one.
                if (SessionGraph.exists(store)) {
                    session = SessionGraph.unlock(store, null, passphrase, clock);
                }
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
        EvenkeelApplication.run(new AppGraph(store, clock), session, files, onlyShow);
    }

    @Override
    public void show(Path store, Clock clock) {
        EvenkeelApplication.run(new AppGraph(store, clock), null, List.of(), true);
    }
}
