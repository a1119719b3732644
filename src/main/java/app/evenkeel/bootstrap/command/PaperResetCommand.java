package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;

import picocli.CommandLine.Command;

@Command(
        name = "reset",
        description = "Begins the paper book anew, as a copy of what the ledger says is held.")
final class PaperResetCommand extends StoreCommand {
    PaperResetCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        session.execution().execution().paper().reset();
        print(
                out -> out.object(() -> out.flag("reset", true)),
                () -> context().out().println("The paper book begins anew with the next run."));
        return ExitCode.DONE;
    }
}
