package app.evenkeel.presentation.activity;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.FakeWorkspace;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;

class ActivityViewModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final FakeActivity desk = new FakeActivity();
    private final Changes changes = new Changes();
    private final FakeWorkspace workspace = new FakeWorkspace();
    private final ActivityViewModel model =
            new ActivityViewModel(desk, changes, workspace.workspace());

    @Test
    void showsWhatChangesWhileItIsShown() {
        model.activate();
        assertThat(model.jobs()).isEmpty();
        desk.jobs.add(job("backup", false));

        changes.publish(Change.JOBS);
        assertThat(model.jobs()).hasSize(1);
        assertThat(model.selectedProperty().get()).isEqualTo(desk.jobs.getFirst());

        model.deactivate();
        desk.jobs.clear();
        changes.publish(Change.JOBS);
        assertThat(model.jobs()).hasSize(1);
    }

    @Test
    void asksForWhatTheUserWants() {
        desk.jobs.add(job("backup", false));
        model.activate();

        model.runNow("backup");
        model.togglePaused(desk.jobs.getFirst());
        model.reschedule("daily 10:00");
        model.reschedule("  ");
        model.toggleAllPaused();

        assertThat(desk.asked)
                .containsExactly(
                        "run backup", "pause backup", "schedule backup daily 10:00", "pause all");
    }

    @Test
    void resumesAllOnlyWhereAllArePaused() {
        desk.jobs.add(job("backup", true));
        model.activate();

        model.toggleAllPaused();

        assertThat(desk.asked).containsExactly("resume all");
    }

    @Test
    void countsWhatWasSeenAsReadOnLeaving() {
        Notification note =
                new Notification(
                        7,
                        Notification.Level.WARNING,
                        "backup",
                        Problem.of(ProblemCode.DISK, "full"),
                        NOW,
                        NOW,
                        1,
                        false,
                        false,
                        null);
        desk.notifications.add(note);
        model.activate();
        model.toggleMuted(note);

        model.deactivate();

        assertThat(desk.asked).containsExactly("mute 7", "read");
    }

    private static JobStatus job(String name, boolean paused) {
        return new JobStatus(
                name,
                "job." + name,
                new JobSchedule(
                        name,
                        DueRules.parse("daily 12:00", ZoneOffset.UTC),
                        NOW,
                        NOW.plusSeconds(7200),
                        paused,
                        null,
                        0),
                null,
                null,
                false);
    }
}
