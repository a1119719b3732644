package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.JobStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(name = "schedule", description = "Says when a background job is due.")
final class JobScheduleCommand extends StoreCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "the name that 'jobs' lists")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RULE",
            description = "such as: every 15m, daily 18:30, weekdays 18:30 America/New_York")
    private List<String> rule = List.of();

    JobScheduleCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        session.jobs().reschedule(name, String.join(" ", rule));
        JobSchedule schedule =
                session.jobs().jobs().stream()
                        .filter(job -> job.job().equals(name))
                        .map(JobStatus::schedule)
                        .findFirst()
                        .orElseThrow();
        print(
                out ->
                        out.object(() ->
                                out.text("name", name)
                                        .text("schedule", schedule.rule().text())
                                        .text("nextDue", schedule.nextDue())),
                () ->
                        context()
                                .out()
                                .println(
                                        name
                                                + ": "
                                                + schedule.rule().text()
                                                + ", next due "
                                                + schedule.nextDue()));
        return ExitCode.DONE;
    }
}
