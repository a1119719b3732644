package app.evenkeel.bootstrap.command;

import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.backtest.FileBacktest;
import app.evenkeel.report.BacktestJson;
import app.evenkeel.report.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(name = "backtest", description = "Tries a strategy on prices of the past.")
final class BacktestCommand implements Callable<Integer> {
    @Option(
            names = "--prices",
            paramLabel = "F.csv",
            required = true,
            description = "a column of days, and one of closes for each asset")
    private Path prices = Path.of("");

    @Option(
            names = "--config",
            paramLabel = "C.json",
            required = true,
            description = "what to try, see the guide")
    private Path config = Path.of("");

    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    private final CommandContext context;

    BacktestCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        BacktestConfig wanted = ConfigReader.read(text(config));
        FileBacktest file = FileBacktest.read(prices);
        BacktestReport report = file.run(wanted);
        ProblemLines.print(context.err(), prices.getFileName().toString(), file.problems());
        if (json) {
            try (Json out = new Json(context.out())) {
                out.object(() -> BacktestJson.report(out, report));
            }
        } else {
            show(context.out(), report);
        }
        return file.problems().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(PrintStream out, BacktestReport report) {
        Table table = new Table("what", ">amount");
        var totals = report.totals();
        table.row("final value", amount(totals.finalValue()));
        table.row("rebalances", Integer.toString(totals.rebalances()));
        table.row("trades", Integer.toString(totals.trades()));
        table.row("cost", amount(totals.cost()));
        table.print(out);
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
