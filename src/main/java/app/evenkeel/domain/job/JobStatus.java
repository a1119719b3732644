package app.evenkeel.domain.job;

import org.jspecify.annotations.Nullable;

/**
 * A job beside its schedule and what became of it last.
 *
 * @param title message key of what the job does
 * @param last the latest run that has ended, or {@code null} if there is none
 * @param running the run under way, or {@code null}
 * @param isHeld whether it waits for the network to be allowed
 */
public record JobStatus(
        String job,
        String title,
        JobSchedule schedule,
        @Nullable JobRun last,
        @Nullable RunningJob running,
        boolean isHeld) {}
