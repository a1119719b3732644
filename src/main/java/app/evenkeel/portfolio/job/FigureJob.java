package app.evenkeel.portfolio.job;

import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.scheduling.Job;
import app.evenkeel.scheduling.JobContext;
import app.evenkeel.scheduling.JobResult;

/**
 * Works out anew, up to the day before, the figures of the portfolios whose history has changed, so
 * that they can be shown first when the store is next opened. Where nothing has, it has nothing to
 * do.
 */
public final class FigureJob implements Job {
    private final Session session;
    private final FigureService figures;

    public FigureJob(Session session, FigureService figures) {
        this.session = session;
        this.figures = figures;
    }

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public JobResult run(JobContext context) {
        // Those of the day itself come with its snapshot, when it ends.
        return JobResult.done(
                figures.refreshInexact(
                        context.dueAt()
                                .atZone(session.clock().getZone())
                                .toLocalDate()
                                .minusDays(1)));
    }
}
