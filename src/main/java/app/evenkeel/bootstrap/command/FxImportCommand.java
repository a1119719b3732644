package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.task.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

@Command(name = "import", description = "Reads daily exchange rates from a file of the ECB.")
final class FxImportCommand extends StoreCommand {
    @Parameters(paramLabel = "FILE", description = "eurofxref-hist.csv or the like")
    private Path file = Path.of("");

    FxImportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        return MarketReport.print(this, session.prices().importRates(file, Progress.NONE));
    }
}
