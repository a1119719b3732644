package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

@Command(
        name = "jobs",
        description = "Lists background jobs: when they are due, and what became of them last.")
final class JobsCommand extends StoreCommand {
    JobsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<JobStatus> jobs = session.jobs().jobs();
        print(
                out -> out.array(jobs, JobsCommand::write),
                () -> {
                    Table table =
                            new Table(
                                    "job",
                                    "schedule",
                                    "next due",
                                    "last run",
                                    "outcome",
                                    ">done",
                                    ">failed",
                                    ">seconds",
                                    "paused");
                    for (JobStatus job : jobs) {
                        JobRun last = job.last();
                        table.row(
                                job.job(),
                                job.schedule().rule().text(),
                                job.schedule().paused() ? null : job.schedule().nextDue(),
                                last == null ? null : last.started(),
                                last == null ? null : Words.of(last.outcome()),
                                last == null ? null : last.done(),
                                last == null ? null : last.failed(),
                                last == null ? null : seconds(last),
                                job.schedule().paused() ? "yes" : "");
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    private static void write(Json json, JobStatus job) {
        JobSchedule schedule = job.schedule();
        json.text("name", job.job())
                .text("schedule", schedule.rule().text())
                .text("nextDue", schedule.nextDue())
                .flag("paused", schedule.paused());
        JobRun last = job.last();
        if (last == null) {
            json.text("last", null);
        } else {
            json.object("last", () -> write(json, last));
        }
    }

    static void write(Json json, JobRun run) {
        Problem problem = run.problem();
        json.text("job", run.job())
                .text("due", run.due())
                .text("cause", Words.of(run.cause()))
                .number("attempt", run.attempt())
                .text("started", run.started())
                .text("ended", run.ended())
                .text("seconds", seconds(run))
                .text("outcome", Words.of(run.outcome()))
                .number("done", run.done())
                .number("failed", run.failed())
                .text("problem", problem == null ? null : problem.text(Locale.ENGLISH));
    }

    private static @Nullable String seconds(JobRun run) {
        Duration took = run.duration();
        return took == null ? null : String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0);
    }
}
