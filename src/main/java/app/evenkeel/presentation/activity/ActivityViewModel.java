package app.evenkeel.presentation.activity;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Background jobs, their runs and notifications, and what can be done with them. */
public final class ActivityViewModel {
    private static final int RUNS = 200;

    /** How often progress is looked at while something runs. */
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final ActivityDesk desk;
    private final Changes changes;
    private final Workspace workspace;
    private final ObservableList<JobStatus> jobs = FXCollections.observableArrayList();
    private final ObservableList<JobRun> runs = FXCollections.observableArrayList();
    private final ObservableList<Notification> notifications = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable JobStatus> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper allPaused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Subscriptions subscriptions = new Subscriptions();
    private Handle loading = Handle.NONE;
    private Handle glancing = Handle.NONE;

    private record Reading(
            List<JobStatus> jobs, List<JobRun> runs, List<Notification> notifications) {}

    public ActivityViewModel(ActivityDesk desk, Changes changes, Workspace workspace) {
        this.desk = desk;
        this.changes = changes;
        this.workspace = workspace;
    }

    /** Goes where the program may be let online. */
    public void goToNetwork() {
        workspace.navigator().go(Route.Settings.NETWORK);
    }

    public void goToAllocation() {
        workspace.navigator().go(new Route.Allocation());
    }

    /** Begins to listen and loads. */
    public void activate() {
        FxThread.require();
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change == Change.JOBS) {
                        workspace.tasks().post(this::load);
                    }
                });
        subscriptions.add(listening::close);
        load();
    }

    /** Stops listening; what the user has seen counts as read. */
    public void deactivate() {
        subscriptions.close();
        loading.cancel();
        glancing.cancel();
        if (notifications.stream().anyMatch(note -> !note.isRead())) {
            act(desk::markRead);
        }
    }

    public void runNow(String job) {
        act(() -> desk.runNow(job));
    }

    public void cancel(String job) {
        act(() -> desk.cancel(job));
    }

    /** Pauses a job that is not, and resumes one that is. */
    public void togglePaused(JobStatus job) {
        act(() -> desk.setPaused(job.job(), !job.schedule().paused()));
    }

    /** Pauses all jobs, or resumes them where all are paused. */
    public void toggleAllPaused() {
        boolean pause = !allPaused.get();
        act(() -> desk.setAllPaused(pause));
    }

    /** Gives the selected job another schedule. */
    public void reschedule(String rule) {
        JobStatus job = selected.get();
        if (job != null && !rule.isBlank()) {
            act(() -> desk.reschedule(job.job(), rule));
        }
    }

    public void toggleMuted(Notification note) {
        act(() -> desk.setMuted(note.id(), !note.isMuted()));
    }

    /** Loads again, as after a problem. */
    public void load() {
        FxThread.require();
        loading.cancel();
        loading =
                workspace
                        .tasks()
                        .run(() -> new Reading(desk.jobs(), desk.runs(RUNS), desk.notifications()))
                        .onSuccess(this::show)
                        .onProblem(problem::set)
                        .start();
    }

    public ObservableList<JobStatus> jobs() {
        return jobs;
    }

    public ObservableList<JobRun> runs() {
        return runs;
    }

    public ObservableList<Notification> notifications() {
        return notifications;
    }

    public ObjectProperty<@Nullable JobStatus> selectedProperty() {
        return selected;
    }

    /** Whether there was one load; before that empty lists mean nothing. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty allPausedProperty() {
        return allPaused.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void show(Reading reading) {
        problem.set(null);
        JobStatus before = selected.get();
        String wanted =
                before != null
                        ? before.job()
                        : reading.jobs().isEmpty() ? "" : reading.jobs().getFirst().job();
        jobs.setAll(reading.jobs());
        runs.setAll(reading.runs());
        notifications.setAll(reading.notifications());
        selected.set(
                jobs.stream().filter(job -> job.job().equals(wanted)).findFirst().orElse(null));
        allPaused.set(!jobs.isEmpty() && jobs.stream().allMatch(job -> job.schedule().paused()));
        loaded.set(true);
        glancing.cancel();
        if (jobs.stream().anyMatch(job -> job.running() != null)) {
            glancing = workspace.tasks().later(GLANCE, this::load);
        }
    }

    private void act(Runnable action) {
        FxThread.require();
        workspace
                .tasks()
                .run(() -> {
                    action.run();
                    return true;
                })
                .onProblem(workspace.notices()::problem)
                .start();
    }
}
