package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        description = {
            "Stops all trading until it is released; a run at work takes its standing orders back.",
            "While the window is open, make a file named STOP in the store's folder instead."
        })
final class StopCommand extends StoreCommand {
    @Option(names = "--release", description = "let trading go on")
    private boolean release;

    StopCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        var execution = session.execution().execution();
        if (release) {
            execution.release();
        } else {
            execution.stop();
        }
        boolean stopped = execution.stopped() != null;
        print(
                out -> out.object(() -> out.flag("stopped", stopped)),
                () ->
                        context()
                                .out()
                                .println(stopped ? "Trading is stopped." : "Trading may go on."));
        return ExitCode.DONE;
    }
}
