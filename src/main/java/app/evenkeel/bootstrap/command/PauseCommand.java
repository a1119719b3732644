package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "pause",
        description = {
            "Lets no run go on until they are resumed; orders that stand come to their end.",
            "While the window is open, make a file named PAUSE in the store's folder instead."
        })
final class PauseCommand extends StoreCommand {
    @Option(names = "--resume", description = "let runs go on")
    private boolean resume;

    PauseCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        var execution = session.execution().execution();
        if (resume) {
            execution.goOn();
        } else {
            execution.pause();
        }
        boolean paused = execution.paused() != null;
        print(
                out -> out.object(() -> out.flag("paused", paused)),
                () -> context().out().println(paused ? "Runs are paused." : "Runs may go on."));
        return ExitCode.DONE;
    }
}
