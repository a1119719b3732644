package app.evenkeel.portfolio.job;

import app.evenkeel.portfolio.Session;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

/** Takes the snapshot of the day that it is due. */
public final class SnapshotJob implements Job {
    private final Session session;
    private final SnapshotService snapshots;

    public SnapshotJob(Session session, SnapshotService snapshots) {
        this.session = session;
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public JobResult run(JobContext context) {
        return JobResult.done(
                snapshots.take(context.dueAt().atZone(session.clock().getZone()).toLocalDate()));
    }
}
