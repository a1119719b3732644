package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

@Command(name = "import", description = "Reads daily prices of one asset from a file.")
final class PricesImportCommand extends StoreCommand {
    @Parameters(paramLabel = "FILE", description = "CSV with a date and a close, or more")
    private Path file = Path.of("");

    @Option(names = "--symbol", required = true, paramLabel = "S", description = "of the asset")
    private String symbol = "";

    @Option(
            names = "--currency",
            required = true,
            paramLabel = "C",
            converter = Quotation.class,
            description = "that the prices are in; GBX for pence")
    private CurrencyCode currency = CurrencyCode.JPY;

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "where the file has one column per asset")
    private @Nullable String column;

    @Option(
            names = "--replace-prices",
            description = "take them too where they are far from most of the days stored")
    private boolean replacePrices;

    PricesImportCommand(CommandContext context) {
        super(context);
    }

    private static final class Quotation implements ITypeConverter<CurrencyCode> {
        @Override
        public CurrencyCode convert(String text) {
            return CommandProgram.quotation(text);
        }
    }

    @Override
    int run(SessionGraph session) {
        return MarketReport.print(
                this,
                session.prices()
                        .importPrices(
                                file, symbol, currency, column, replacePrices, Progress.NONE));
    }
}
