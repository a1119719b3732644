package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes jobs out of their schedules, or puts them back. */
abstract class JobPauseCommand extends StoreCommand {
    private static final String ALL = "all";

    private final boolean pauses;

    @Parameters(paramLabel = "NAME", description = "the name that 'jobs' lists, or all")
    private String name = "";

    private JobPauseCommand(CommandContext context, boolean pauses) {
        super(context);
        this.pauses = pauses;
    }

    @Override
    int run(SessionGraph session) {
        if (name.equals(ALL)) {
            session.jobs().setAllPaused(pauses);
        } else {
            session.jobs().setPaused(name, pauses);
        }
        print(
                out -> out.object(() -> out.text("name", name).flag("paused", pauses)),
                () -> context().out().println(name + (pauses ? " paused" : " resumed")));
        return ExitCode.DONE;
    }

    @Command(name = "pause", description = "Runs a job no more until it is resumed.")
    static final class Pause extends JobPauseCommand {
        Pause(CommandContext context) {
            super(context, true);
        }
    }

    @Command(name = "resume", description = "Runs a paused job again from its next due time on.")
    static final class Resume extends JobPauseCommand {
        Resume(CommandContext context) {
            super(context, false);
        }
    }
}
