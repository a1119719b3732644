package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Removes a connection or an address by its label.")
final class ConnectionRemoveCommand extends StoreCommand {
    private final boolean address;

    @Parameters(paramLabel = "LABEL", description = "the label that the list shows")
    private String label = "";

    /**
     * @param address whether it removes addresses, else connections
     */
    ConnectionRemoveCommand(CommandContext context, boolean address) {
        super(context);
        this.address = address;
    }

    @Override
    int run(SessionGraph session) {
        if (address) {
            session.connections().removeAddress(label);
        } else {
            session.connections().removeConnection(label);
        }
        print(
                out -> out.object(() -> out.text("removed", label)),
                () -> context().out().println("Removed " + label + "."));
        return ExitCode.DONE;
    }
}
