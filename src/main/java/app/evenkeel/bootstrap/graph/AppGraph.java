package app.evenkeel.bootstrap.graph;

import app.evenkeel.presentation.activity.ActivityDesk;
import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.shell.OpenStore;
import app.evenkeel.presentation.shell.SessionStore;
import app.evenkeel.presentation.shell.Shell;
import app.evenkeel.presentation.shell.TradingDesk;
import app.evenkeel.presentation.shell.WindowSettings;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What lives from start to exit of the window: settings, clock, threads, and the way to a store.
 */
public final class AppGraph implements AutoCloseable {
    private final Closer closer = new Closer();
    private final Clock clock;
    private final Shell shell;

    /** Does no I/O but reading the small file of window settings. */
    public AppGraph(Path directory, Clock clock) {
        this.clock = clock;
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        closer.add(threads);
        FxTaskRunner tasks = new FxTaskRunner(threads);
        // Closed before the threads are waited for, so that long work ends at its next safe point.
        closer.add(tasks::cancelAll);
        this.shell =
                new Shell(
                        new FolderAccess(directory, clock, this::opened),
                        tasks,
                        WindowSettings.load(directory),
                        clock);
    }

    public Shell shell() {
        return shell;
    }

    /** A session as the window sees it. Whatever the user leaves open is closed with the graph. */
    public OpenStore opened(SessionGraph session) {
        closer.add(session);
        try {
            session.startJobs();
        } catch (RuntimeException | Error e) {
            // Otherwise the store would stay locked, and the next try find it in use.
            try {
                letGo(session);
            } catch (RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
        return storeOf(session, clock, () -> letGo(session));
    }

    private void letGo(SessionGraph session) {
        try {
            session.close();
        } finally {
            closer.remove(session);
        }
    }

    /** A session as the window sees it, closed by whoever made the session. */
    public static OpenStore storeOf(SessionGraph session, Clock clock) {
        return storeOf(session, clock, session::close);
    }

    private static OpenStore storeOf(SessionGraph session, Clock clock, Runnable closing) {
        return new SessionStore(
                session.imports(),
                session.ledger(),
                session.analysis().portfolios(),
                session.valuation(),
                session.quotes(),
                session.settings(),
                session.templates(),
                session.session().changes(),
                ActivityDesk.of(session.jobs()),
                TradingDesk.of(
                        session.execution().execution(), session.execution().arming(), clock),
                new SessionScreens(session, clock.getZone()),
                clock.getZone(),
                closing);
    }

    @Override
    public void close() {
        closer.close();
    }
}
