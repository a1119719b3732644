package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.execution.RebalanceJob;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.allocation.DriftJob;
import app.evenkeel.portfolio.collect.BalancesJob;
import app.evenkeel.portfolio.job.BackupJob;
import app.evenkeel.portfolio.job.CleanupJob;
import app.evenkeel.portfolio.job.FigureJob;
import app.evenkeel.portfolio.job.JobService;
import app.evenkeel.portfolio.job.PriceRound;
import app.evenkeel.portfolio.job.PricesJob;
import app.evenkeel.portfolio.job.QuotesJob;
import app.evenkeel.portfolio.job.RatesJob;
import app.evenkeel.portfolio.job.SnapshotJob;
import app.evenkeel.portfolio.job.StoredJobLog;
import app.evenkeel.portfolio.notice.MailJob;
import app.evenkeel.portfolio.notice.MailService;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.scheduling.JobExecutor;
import app.evenkeel.scheduling.Retry;
import app.evenkeel.scheduling.ScheduledJob;
import app.evenkeel.scheduling.ThreadSleeper;
import app.evenkeel.storage.Backups;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The background jobs of a session, and what runs them. */
final class SessionJobs implements AutoCloseable {
    /** What must not happen twice at once; a new job that uses one of these names it. */
    private static final String DISK = "disk";

    private static final String NETWORK = "network";

    private static final Retry REMOTE = new Retry(4, Duration.ofMinutes(2), Duration.ofMinutes(20));

    private static final Retry LOCAL = new Retry(3, Duration.ofMinutes(2), Duration.ofMinutes(30));

    private final JobExecutor executor;
    private final JobService service;

    private SessionJobs(JobExecutor executor, JobService service) {
        this.executor = executor;
        this.service = service;
    }

    /** Loads the schedules, and takes over what was left unfinished; begins nothing. */
    static SessionJobs open(SessionGraph graph, Backups backups) {
        Session session = graph.session();
        JobExecutor executor =
                new JobExecutor(
                        jobs(graph, backups),
                        new StoredJobLog(session),
                        session.clock(),
                        new ThreadSleeper(),
                        // Never interrupted, and never in the way of the program's end.
                        task -> Thread.ofVirtual().name("jobs").start(task),
                        graph.network()::isOffline,
                        () -> session.changes().publish(Change.JOBS));
        if (session.caller().mayWrite()) {
            executor.open();
        }
        return new SessionJobs(executor, new JobService(session, executor));
    }

    /** Every job there is, a line each. */
    private static List<ScheduledJob> jobs(SessionGraph graph, Backups backups) {
        Session session = graph.session();
        ZoneId zone = session.clock().getZone();
        return List.of(
                ScheduledJob.of(new PricesJob(graph.priceUpdates()), new DueRule.Every(60, zone))
                        .using(NETWORK)
                        .retrying(REMOTE)
                        .overNetwork(),
                // Not tried again: the next moment comes soon.
                ScheduledJob.of(new QuotesJob(graph.quotes()), new DueRule.Every(15, zone))
                        .using(NETWORK)
                        .within(Duration.ofMinutes(10))
                        .overNetwork(),
                // In one lane with the prices, and so after those that are due at the same time.
                ScheduledJob.of(
                                new DriftJob(
                                        graph.analysis().portfolios(),
                                        graph.policy().targets(),
                                        graph.policy().drift()),
                                new DueRule.Every(15, zone))
                        .using(NETWORK)
                        .within(Duration.ofMinutes(10)),
                // After the drift, from the same prices; its runs go on beside all jobs.
                ScheduledJob.of(rebalances(graph), new DueRule.Every(15, zone)).using(NETWORK),
                // Last of those, since whatever they change makes figures inexact.
                ScheduledJob.of(
                                new FigureJob(session, graph.analysis().figures()),
                                new DueRule.Every(15, zone))
                        .using(NETWORK),
                ScheduledJob.of(
                                new RatesJob(graph.priceUpdates()),
                                new DueRule.Weekly(
                                        DueRule.Weekly.WORKING_DAYS,
                                        LocalTime.of(16, 30),
                                        ZoneId.of("Europe/Berlin")))
                        // Without any rate nothing foreign has a value, all of a weekend long.
                        .atOnce()
                        .using(NETWORK)
                        .retrying(REMOTE)
                        .overNetwork(),
                ScheduledJob.of(new BalancesJob(graph.collect()), new DueRule.Every(240, zone))
                        .using(NETWORK)
                        .retrying(REMOTE)
                        .overNetwork(),
                ScheduledJob.of(
                        new SnapshotJob(session, graph.execution().snapshots()),
                        daily(23, 55, zone)),
                // Beside the others: it tells what they could not do.
                ScheduledJob.of(
                                new MailJob(graph.mails(), wording(graph)),
                                new DueRule.Every(5, zone))
                        .within(Duration.ofMinutes(2))
                        .overNetwork(),
                ScheduledJob.of(new BackupJob(backups, graph.retention()), daily(12, 30, zone))
                        .using(DISK)
                        .retrying(LOCAL),
                ScheduledJob.of(
                                new CleanupJob(session, graph.retention(), backups),
                                daily(12, 45, zone))
                        .using(DISK));
    }

    private static RebalanceJob rebalances(SessionGraph graph) {
        return new RebalanceJob(
                graph.session(),
                graph.analysis().portfolios(),
                graph.policy().targets(),
                graph.policy().drift(),
                graph.policy().plans(),
                graph.execution().automation(),
                graph.execution().execution(),
                new PriceRound(graph::jobs, graph.session().clock())::missing,
                messages(graph)::text);
    }

    private static Messages messages(SessionGraph graph) {
        Locale language = graph.language();
        return new Messages(language, language);
    }

    private static MailService.Wording wording(SessionGraph graph) {
        return new MailService.Wording() {
            @Override
            public String problem(Problem problem) {
                return messages(graph).text(problem);
            }

            @Override
            public String subject(String subject) {
                return messages(graph).subject(subject);
            }
        };
    }

    private static DueRule daily(int hour, int minute, ZoneId zone) {
        return new DueRule.Daily(LocalTime.of(hour, minute), zone);
    }

    JobService service() {
        return service;
    }

    /** Begins to run what is due. */
    void start() {
        executor.start();
    }

    /** Waits for the safe point of what runs. */
    @Override
    public void close() {
        executor.close();
    }
}
