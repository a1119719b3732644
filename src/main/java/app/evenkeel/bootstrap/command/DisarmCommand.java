package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "disarm", description = "Takes the leave to trade over a connection back.")
final class DisarmCommand extends StoreCommand {
    @Parameters(paramLabel = "LABEL", description = "the connection")
    private String label = "";

    DisarmCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        session.execution().arming().disarm(label);
        print(
                out -> out.object(() -> out.text("label", label)),
                () -> context().out().println(label + " is no longer armed."));
        return ExitCode.DONE;
    }
}
