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
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> running =
            new ReadOnlyObjectWrapper<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Set<Long> told = new HashSet<>();
    private Handle glancing = Handle.NONE;
    private Handle loading = Handle.NONE;
    private boolean knowsOld;

    BackgroundWork(ActivityDesk desk, Changes changes, Workspace workspace) {
        this.desk = desk;
        this.changes = changes;
        this.workspace = workspace;
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
            }
        }
        knowsOld = true;
    }
}
