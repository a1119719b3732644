package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.backtest.ConfigWriter;
import app.evenkeel.portfolio.backtest.FileBacktest;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;
import app.evenkeel.portfolio.backtest.Prefilled;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.report.BacktestJson;
import app.evenkeel.report.FigureJson;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Tries a strategy on prices of the past, of a file or of the store. */
@Command(
        name = "backtest",
        description = {
            "Tries a strategy on prices of the past.",
            "With --prices no store is needed; else the prices are those of the store."
        })
final class BacktestCommand extends StoreCommand {
    @Option(
            names = "--prices",
            paramLabel = "F.csv",
            description = "a column of days, and one of closes for each asset; no store is needed")
    private @Nullable Path prices;

    @Option(
            names = "--config",
            paramLabel = "C.json",
            description = "what to try, as the guide describes it")
    private @Nullable Path config;

    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description =
                    "a portfolio's targets or else what it holds, its policy and its own money in"
                            + " and out")
    private @Nullable String portfolio;

    @Option(names = "--print-config", description = "print what would be tried, and try nothing")
    private boolean printing;

    @Option(names = "--save", paramLabel = "NAME", description = "keep the result in the store")
    private @Nullable String name;

    @Option(
            names = "--explain",
            paramLabel = "FIGURE",
            description = "say how one figure was made, with all its rows")
    private @Nullable String explain;

    @Spec private CommandSpec spec = CommandSpec.create();

    BacktestCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        if (prices == null) {
            return super.call();
        }
        BacktestConfig wanted = config();
        if (printing) {
            context().out().println(ConfigWriter.write(wanted));
            return ExitCode.DONE;
        }
        FileBacktest file = FileBacktest.read(prices);
        BacktestReport report = file.run(wanted);
        ProblemLines.print(context().err(), String.valueOf(prices.getFileName()), file.problems());
        tell(report);
        return file.problems().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
    }

    @Override
    int run(SessionGraph session) {
        BacktestService service = session.analysis().backtests();
        BacktestConfig wanted = portfolio == null ? config() : prefilled(session, portfolio);
        if (printing) {
            context().out().println(ConfigWriter.write(wanted));
            return ExitCode.DONE;
        }
        BacktestReport report;
        if (portfolio == null) {
            BacktestReport alone = service.run(wanted);
            report = alone;
            tell(alone);
        } else {
            PortfolioBacktest beside =
                    service.run(session.analysis().portfolios().named(portfolio), wanted);
            report = beside.report();
            if (explain == null) {
                print(
                        json -> json.object(() -> BacktestJson.portfolio(json, beside)),
                        () -> show(beside));
            } else {
                tell(report);
            }
        }
        if (name != null) {
            SavedBacktest saved = service.save(name, report);
            context().err().println("Kept as " + saved.id() + ".");
        }
        return ExitCode.DONE;
    }

    private BacktestConfig prefilled(SessionGraph session, String name) {
        Prefilled filled =
                session.analysis()
                        .backtests()
                        .prefilled(session.analysis().portfolios().named(name));
        context()
                .err()
                .println(
                        switch (filled.weights()) {
                            case TARGETS -> "Weights: the targets of the portfolio.";
                            case HOLDINGS ->
                                    "Weights: what the portfolio holds now; it has no targets.";
                        });
        if (filled.unpriced() > 0) {
            context()
                    .err()
                    .printf(
                            Locale.ROOT,
                            "%.2f %% of it has no prices to test with and stays cash.%n",
                            100 * filled.unpriced());
        }
        return filled.config();
    }

    private BacktestConfig config() {
        if (config == null) {
            throw ConfigFiles.missing(this);
        }
        return ConfigReader.read(ConfigFiles.text(config));
    }

    /** The whole result, or how the figure was made that was asked for. */
    private void tell(BacktestReport report) {
        if (explain == null) {
            print(json -> json.object(() -> BacktestJson.report(json, report)), () -> show(report));
            return;
        }
        Explanation explanation =
                report.explain(
                        MetricChoice.of(
                                explain,
                                report.figures().stream().map(Figure::metric).toList(),
                                spec.commandLine()));
        print(
                json ->
                        json.object(() -> {
                            FigureJson.figure(json, explanation.figure());
                            FigureJson.explanation(json, explanation, true);
                        }),
                () -> FigureLines.print(context().out(), explanation));
    }

    private void show(PortfolioBacktest beside) {
        show(beside.report());
        context().out().println();
        Table table = new Table("at the end", ">worth");
        table.row("policy", amount(beside.report().totals().finalValue()));
        table.row("buy and hold", amount(beside.held().totals().finalValue()));
        table.row("really", lastOf(beside.actual()));
        table.row("benchmark", lastOf(beside.report().benchmark()));
        table.print(context().out());
    }

    private void show(BacktestReport report) {
        show(context(), report);
    }

    static void show(CommandContext context, BacktestReport report) {
        var totals = report.totals();
        Table table = new Table("from", "to", ">final value", ">rebalances", ">trades", ">cost");
        table.row(
                report.days().getFirst().date(),
                report.days().getLast().date(),
                amount(totals.finalValue()),
                totals.rebalances(),
                totals.trades(),
                amount(totals.cost()));
        table.print(context.out());
        context.out().println();
        FigureLines.print(context.out(), report.figures());
        if (!report.caveats().isEmpty()) {
            context.out().println();
        }
        report.caveats().forEach(caveat -> context.out().println(CaveatWords.of(caveat)));
    }

    private static @Nullable String lastOf(List<BacktestReport.Day> days) {
        return days.isEmpty() ? null : amount(days.getLast().value());
    }

    static String amount(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    /** What was kept. */
    @Command(name = "list", description = "Lists the results that were kept, newest first.")
    static final class Kept extends StoreCommand {
        Kept(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            List<SavedBacktest> saved = session.analysis().backtests().saved();
            print(
                    json -> json.array(saved, BacktestJson::saved),
                    () -> {
                        Table table = new Table(">id", "name", "kept", ">final value");
                        saved.forEach(each ->
                                table.row(
                                        each.id(),
                                        each.name(),
                                        each.savedAt(),
                                        amount(each.finalValue())));
                        table.print(context().out());
                    });
            return ExitCode.DONE;
        }
    }

    /** Results that were kept, side by side. */
    @Command(
            name = "show",
            description = "Shows results that were kept; several of them side by side.")
    static final class Show extends StoreCommand {
        @Parameters(arity = "1..*", paramLabel = "ID", description = "as list shows them")
        private List<Long> ids = List.of();

        Show(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            List<BacktestReport> reports = session.analysis().backtests().open(ids);
            print(
                    json -> json.array(reports, BacktestJson::report),
                    () -> {
                        if (reports.size() == 1) {
                            show(context(), reports.getFirst());
                        } else {
                            ComparedFigures.print(context().out(), ids, reports);
                        }
                    });
            return ExitCode.DONE;
        }
    }

    /** How running again came out. */
    static String said(BacktestService.Reproduction.Outcome outcome) {
        return switch (outcome) {
            case SAME -> "The same, to the last bit.";
            case OTHER_PRICES -> "Different: the prices have changed since.";
            case OTHER_RESULT -> "Different over the same prices: the program has changed since.";
        };
    }

    /** A result that was kept, once more. */
    @Command(
            name = "again",
            description = "Runs a result that was kept once more, and says whether it is the same.")
    static final class Again extends StoreCommand {
        @Parameters(paramLabel = "ID", description = "as list shows it")
        private long id;

        Again(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            BacktestService.Reproduction again = session.analysis().backtests().reproduce(id);
            print(
                    json ->
                            json.object(() -> {
                                json.text("outcome", ConfigFiles.word(again.outcome()));
                                BacktestJson.report(json, again.again());
                            }),
                    () -> context().out().println(said(again.outcome())));
            return ExitCode.DONE;
        }
    }

    /** Takes one away. */
    @Command(name = "remove", description = "Removes a result that was kept.")
    static final class Remove extends StoreCommand {
        @Parameters(paramLabel = "ID", description = "as list shows it")
        private long id;

        Remove(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            session.analysis().backtests().delete(id);
            return ExitCode.DONE;
        }
    }
}
