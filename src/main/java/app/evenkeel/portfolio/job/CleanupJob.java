package app.evenkeel.portfolio.job;

import app.evenkeel.portfolio.Session;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;
import app.evenkeel.storage.Backups;
import app.evenkeel.storage.Stores;

import java.time.Duration;
import java.time.Instant;

/** Removes what nobody will ask for any more: old runs, mended notifications, unfinished copies. */
public final class CleanupJob implements Job {
    private static final Duration DRAFTS = Duration.ofDays(1);

    private final Session session;
    private final RetentionService retention;
    private final Backups backups;

    public CleanupJob(Session session, RetentionService retention, Backups backups) {
        this.session = session;
        this.retention = retention;
        this.backups = backups;
    }

    @Override
    public String name() {
        return "cleanup";
    }

    @Override
    public JobResult run(JobContext context) {
        Instant now = context.clock().instant();
        Stores stores = session.stores();
        long rows =
                stores.database()
                        .write(tx ->
                                stores.jobs()
                                                .deleteEndedBefore(
                                                        tx,
                                                        session.caller(),
                                                        now.minus(days(Retention.RUN_DAYS)))
                                        + stores.notifications()
                                                .deleteResolvedBefore(
                                                        tx,
                                                        session.caller(),
                                                        now.minus(
                                                                days(
                                                                        Retention
                                                                                .NOTIFICATION_DAYS))));
        context.progress().checkCancelled();
        return JobResult.done(rows + backups.deleteDraftsBefore(now.minus(DRAFTS)));
    }

    private Duration days(Retention what) {
        return Duration.ofDays(retention.get(what));
    }
}
