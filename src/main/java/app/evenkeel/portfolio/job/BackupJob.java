package app.evenkeel.portfolio.job;

import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;
import app.evenkeel.storage.Backups;

/** Copies the store, checks the copy, and lets old copies go. */
public final class BackupJob implements Job {
    private final Backups backups;
    private final RetentionService retention;

    public BackupJob(Backups backups, RetentionService retention) {
        this.backups = backups;
        this.retention = retention;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public JobResult run(JobContext context) {
        boolean isDone =
                backups.list().stream()
                        .anyMatch(backup ->
                                !backup.madeAt().isBefore(context.dueAt())
                                        && !backup.madeAt().isAfter(context.clock().instant()));
        if (isDone) {
            return JobResult.done(0);
        }
        backups.make(context.clock().instant(), context.progress());
        backups.rotate(
                new Backups.Keep(
                        retention.get(Retention.BACKUP_DAYS),
                        retention.get(Retention.BACKUP_WEEKS),
                        retention.get(Retention.BACKUP_MONTHS)));
        return JobResult.done(1);
    }
}
