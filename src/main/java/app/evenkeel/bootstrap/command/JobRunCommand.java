package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.Locale;

@Command(name = "run", description = "Runs a background job now and waits for its end.")
final class JobRunCommand extends StoreCommand {
    @Parameters(paramLabel = "NAME", description = "the name that 'jobs' lists")
    private String name = "";

    JobRunCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        JobRun run = session.jobs().runHere(name, Progress.NONE);
        // Runs that it began go on beside it, and would end with the session.
        session.execution().execution().awaitIdle();
        Problem problem = run.problem();
        print(
                out -> out.object(() -> JobsCommand.write(out, run)),
                () -> {
                    context()
                            .out()
                            .println(
                                    name
                                            + ": "
                                            + Words.of(run.outcome())
                                            + ", "
                                            + run.done()
                                            + " done, "
                                            + run.failed()
                                            + " failed");
                    if (problem != null) {
                        context().out().println(problem.text(Locale.ENGLISH));
                    }
                });
        if (run.outcome() == RunOutcome.DONE) {
            return ExitCode.DONE;
        }
        return run.outcome() == RunOutcome.PARTLY ? ExitCode.PARTLY : ExitCode.FAILED;
    }
}
