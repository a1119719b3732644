package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.Instant;
import java.util.List;
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
        JobRun ended = session.jobs().runHere(name, Progress.NONE);
        // Runs that it began go on beside it, and would end with the session.
        session.execution().execution().awaitIdle();
        JobRun run = with(ended, session.execution().execution().failures());
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

    /**
     * What went wrong beside it would be told at its next look, which this session does not see.
     */
    private static JobRun with(JobRun run, List<Problem> failures) {
        Instant end = run.ended();
        if (failures.isEmpty() || end == null) {
            return run;
        }
        return run.ended(
                end,
                run.outcome() == RunOutcome.DONE ? RunOutcome.PARTLY : run.outcome(),
                run.done(),
                run.failed() + failures.size(),
                run.problem() == null ? failures.getFirst() : run.problem());
    }
}
