package app.evenkeel.bootstrap.graph;

import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.fx.Workspace;

import java.time.Clock;

/** Makes the screens of a session, each with exactly what it uses. */
final class SessionScreens implements ScreenFactory {
    private final SessionGraph session;
    private final Clock clock;

    SessionScreens(SessionGraph session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public Screen create(Route route, Workspace workspace) {
        throw new IllegalStateException(session.userName() + clock + route + workspace);
    }
}
