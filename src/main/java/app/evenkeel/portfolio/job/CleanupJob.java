package app.evenkeel.portfolio.job;

import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;
import app.evenkeel.storage.Backups;
import app.evenkeel.storage.Stores;

import java.time.Duration;
import java.time.Instant;

/** Removes what nobody will ask for any more: old runs, mended notifications, unfinished copies. */
public final class CleanupJob implements Job {
    /** Setting: days that runs are kept. */
    public static final String RUN_DAYS = "retention.runs.days";

    /** Setting: days that a notification is kept after its cause was mended. */
    public static final String NOTIFICATION_DAYS = "retention.notifications.days";

    private static final Duration DRAFTS = Duration.ofDays(1);

    private final Session session;
    private final SettingService settings;
    private final Backups backups;

    public CleanupJob(Session session, SettingService settings, Backups backups) {
        this.session = session;
        this.settings = settings;
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
                                                        now.minus(days(RUN_DAYS, 90)))
                                        + stores.notifications()
                                                .deleteResolvedBefore(
                                                        tx,
                                                        session.caller(),
                                                        now.minus(days(NOTIFICATION_DAYS, 180))));
        context.progress().checkCancelled();
        return JobResult.done(rows + backups.deleteDraftsBefore(now.minus(DRAFTS)));
    }

    private Duration days(String setting, int usual) {
        try {
            // Less than a few days would make the log forget what has run.
            int days = Integer.parseInt(settings.get(setting, Integer.toString(usual)));
            return Duration.ofDays(Math.max(7, days));
        } catch (NumberFormatException e) {
            return Duration.ofDays(usual);
        }
    }
}
