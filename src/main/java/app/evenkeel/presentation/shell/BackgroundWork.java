package app.evenkeel.presentation.shell;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.presentation.activity.ActivityDesk;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Background jobs wherever the user is: how far one is, and a notice when one has failed. */
final class BackgroundWork {
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final ActivityDesk desk;
    private final Changes changes;
    private final Workspace workspace;
    private final Elsewhere elsewhere;
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> running =
            new ReadOnlyObjectWrapper<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Set<Long> told = new HashSet<>();
    private Handle glancing = Handle.NONE;
    private Handle loading = Handle.NONE;
    private boolean knowsOld;

    /**
     * @param elsewhere tells outside the window, where the user is not looking at it; called on
     *     other threads
     */
    BackgroundWork(ActivityDesk desk, Changes changes, Workspace workspace, Elsewhere elsewhere) {
        this.desk = desk;
        this.changes = changes;
        this.workspace = workspace;
        this.elsewhere = elsewhere;
    }

    /** Where the user is told who does not look at the window. */
    interface Elsewhere {
        /** Whether that is wanted now; on the JavaFX thread. */
        boolean isNeeded();

        /** Tells; blocks. */
        void tell(String title, String text);
    }

    void start() {
        FxThread.require();
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change == Change.JOBS) {
                        workspace.tasks().post(this::look);
                    }
                });
        subscriptions.add(listening::close);
        look();
    }

    void stop() {
        subscriptions.close();
        glancing.cancel();
        loading.cancel();
    }

    /** One of the jobs that run now, or {@code null}. */
    ReadOnlyObjectProperty<@Nullable RunningJob> runningProperty() {
        return running.getReadOnlyProperty();
    }

    void cancel(String job) {
        workspace
                .tasks()
                .run(() -> {
                    desk.cancel(job);
                    return true;
                })
                .onProblem(workspace.notices()::problem)
                .start();
    }

    private void look() {
        glance();
        loading.cancel();
        loading =
                workspace
                        .tasks()
                        .run(desk::notifications)
                        .onSuccess(this::tell)
                        .onProblem(problem -> workspace.notices().problem(problem))
                        .start();
    }

    private void glance() {
        List<RunningJob> now = desk.running();
        running.set(now.isEmpty() ? null : now.getLast());
        glancing.cancel();
        glancing = now.isEmpty() ? Handle.NONE : workspace.tasks().later(GLANCE, this::glance);
    }

    /** Tells of what came up since the store was opened; what is older stands on its screen. */
    private void tell(List<Notification> found) {
        for (Notification note : found) {
            boolean isNew = note.isOpen() && told.add(note.id());
            if (isNew && knowsOld) {
                workspace.notices().problem(note.problem());
                tellElsewhere(note);
            }
        }
        knowsOld = true;
    }

    private void tellElsewhere(Notification note) {
        if (elsewhere.isNeeded()) {
            String title = "Evenkeel: " + workspace.messages().subject(note.subject());
            String text = workspace.messages().text(note.problem());
            workspace
                    .tasks()
                    .run(() -> {
                        elsewhere.tell(title, text);
                        return true;
                    })
                    .start();
        }
    }
}
