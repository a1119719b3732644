package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.report.Json;

import picocli.CommandLine.Command;

import java.util.List;

@Command(name = "imports", description = "Lists the receipts of imports, newest first.")
final class ImportsCommand extends StoreCommand {
    ImportsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<ImportBatch> batches = session.imports().findAll();
        print(
                out -> out.array(batches, ImportsCommand::write),
                () -> {
                    Table table =
                            new Table(
                                    ">id",
                                    "imported",
                                    "file",
                                    "source",
                                    "layout",
                                    ">rows",
                                    ">new",
                                    ">known",
                                    ">rejected",
                                    "undone");
                    for (ImportBatch b : batches) {
                        table.row(
                                b.id().value(),
                                b.importedAt(),
                                b.fileName(),
                                b.source(),
                                b.layout(),
                                b.rows(),
                                b.fresh(),
                                b.known(),
                                b.rejected(),
                                b.undoneAt());
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    static void write(Json json, ImportBatch batch) {
        json.number("id", batch.id().value())
                .text("file", batch.fileName())
                .text("sha256", batch.sha256())
                .text("source", batch.source())
                .text("layout", batch.layout())
                .text("importedAt", batch.importedAt())
                .number("rows", batch.rows())
                .number("new", batch.fresh())
                .number("known", batch.known())
                .number("conflicts", batch.conflicts())
                .number("rejected", batch.rejected())
                .number("transactions", batch.added())
                .text("undoneAt", batch.undoneAt());
    }
}
