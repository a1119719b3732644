package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.portfolio.ImportService.UndoPreview;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(
        name = "undo-import",
        description = "Takes an import out of the ledger again; its receipt stays.")
final class UndoImportCommand extends StoreCommand {
    @Parameters(paramLabel = "ID", description = "the id that 'imports' lists")
    private long id;

    @Option(names = "--dry-run", description = "say what would go with it, and change nothing")
    private boolean dryRun;

    UndoImportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        UndoPreview preview = session.imports().previewUndo(new BatchId(id));
        if (!dryRun) {
            session.imports().undo(new BatchId(id));
        }
        print(
                out ->
                        out.object(() -> {
                            out.number("id", id)
                                    .text("file", preview.batch().fileName())
                                    .text("status", dryRun ? "dry-run" : "undone")
                                    .number("removed", preview.removes())
                                    .number("restored", preview.restores())
                                    .number("prices", preview.prices())
                                    .number("pricesBack", preview.pricesBack())
                                    .number("stated", preview.stated().size())
                                    .number("edited", preview.editedRows().size())
                                    .number("leftShort", preview.leftShort().size());
                        }),
                () -> {
                    context()
                            .out()
                            .println(
                                    (dryRun ? "Would remove " : "Removed ")
                                            + preview.removes()
                                            + " transactions of "
                                            + preview.batch().fileName());
                    if (preview.restores() > 0) {
                        context()
                                .out()
                                .println(
                                        preview.restores()
                                                + " that it replaced come back as they were");
                    }
                    if (preview.prices() > 0) {
                        context()
                                .out()
                                .println(preview.prices() + " prices of its file go with it");
                    }
                    if (preview.pricesBack() > 0) {
                        context()
                                .out()
                                .println(
                                        preview.pricesBack()
                                                + " of them give way to what they replaced");
                    }
                    if (!preview.stated().isEmpty()) {
                        context()
                                .out()
                                .println(preview.stated().size() + " stated holdings go with it");
                    }
                    say("were edited since, which is lost with it", preview.editedRows());
                    say("dispose of what is then not held", preview.leftShort());
                });
        return ExitCode.DONE;
    }

    private void say(String what, List<Transaction> transactions) {
        if (!transactions.isEmpty()) {
            context().out().println(transactions.size() + " " + what + ":");
            transactions.forEach(t ->
                    context().out().println("  " + t.head().date() + " " + Words.of(t.type())));
        }
    }
}
