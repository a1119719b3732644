package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.sweep.HeatMap;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.backtest.FileBacktest;
import app.evenkeel.portfolio.backtest.SavedSweep;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.portfolio.backtest.SweepReader;
import app.evenkeel.portfolio.backtest.SweepReport;
import app.evenkeel.report.SweepJson;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Varies the parameters of a strategy. */
@Command(
        name = "sweep",
        description = {
            "Varies the parameters of a strategy, and tells how much of the best is luck.",
            "With --prices no store is needed; else the prices are those of the store."
        })
final class SweepCommand extends StoreCommand {
    private static final int SHOWN = 20;

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

    @Option(names = "--save", paramLabel = "NAME", description = "keep the result in the store")
    private @Nullable String name;

    @Option(names = "--list", description = "list the sweeps that were kept")
    private boolean listing;

    @Option(names = "--show", paramLabel = "ID", description = "show a sweep that was kept")
    private @Nullable Long shown;

    @Option(
            names = "--again",
            paramLabel = "ID",
            description = "run a sweep that was kept once more, and say whether it is the same")
    private @Nullable Long repeated;

    SweepCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        if (prices == null) {
            return super.call();
        }
        SweepConfig wanted = config();
        FileBacktest file = FileBacktest.read(prices);
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
            report(file.sweep(wanted, pool, cores, Progress.NONE));
        }
        ProblemLines.print(context().err(), String.valueOf(prices.getFileName()), file.problems());
        return file.problems().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
    }

    @Override
    int run(SessionGraph session) {
        BacktestService service = session.analysis().backtests();
        if (listing) {
            list(service.savedSweeps());
        } else if (shown != null) {
            report(service.openSweep(shown));
        } else if (repeated != null) {
            again(service.reproduceSweep(repeated, Progress.NONE));
        } else {
            SweepReport report = service.sweep(config(), Progress.NONE);
            report(report);
            if (name != null) {
                SavedSweep saved = service.save(name, report);
                context().err().println("Kept as " + saved.id() + ".");
            }
        }
        return ExitCode.DONE;
    }

    private void again(BacktestService.SweepReproduction again) {
        print(
                json ->
                        json.object(() -> {
                            json.text("outcome", ConfigFiles.word(again.outcome()));
                            SweepJson.report(json, again.again());
                        }),
                () -> context().out().println(BacktestCommand.said(again.outcome())));
    }

    private void list(List<SavedSweep> kept) {
        print(
                json ->
                        json.object(() ->
                                json.array(
                                        "sweeps",
                                        kept,
                                        (out, sweep) ->
                                                out.number("id", sweep.id())
                                                        .text("name", sweep.name())
                                                        .text("savedAt", sweep.savedAt())
                                                        .number("finalValue", sweep.finalValue())
                                                        .text("dataDigest", sweep.dataDigest())
                                                        .text(
                                                                "resultDigest",
                                                                sweep.resultDigest()))),
                () -> {
                    Table table = new Table(">no.", "name", "kept at", ">final value of the best");
                    kept.forEach(sweep ->
                            table.row(
                                    sweep.id(),
                                    sweep.name(),
                                    sweep.savedAt(),
                                    BacktestCommand.amount(sweep.finalValue())));
                    table.print(context().out());
                });
    }

    private SweepConfig config() {
        if (config == null) {
            throw ConfigFiles.missing(this);
        }
        return SweepReader.read(ConfigFiles.text(config));
    }

    private void report(SweepReport report) {
        print(
                json -> json.object(() -> SweepJson.report(json, report)),
                () -> show(context().out(), report));
    }

    private static void show(PrintStream out, SweepReport report) {
        SweepResult result = report.result();
        List<String> names = report.config().axes().stream().map(axis -> axis.parameter()).toList();
        List<String> headers = new ArrayList<>(List.of(">no."));
        headers.addAll(names);
        headers.addAll(List.of(">in sample", ">out of sample", ">final value", ">trades"));
        Table table = new Table(headers.toArray(String[]::new));
        result.kept().stream().limit(SHOWN).forEach(trial -> table.row(row(trial, names)));
        table.print(out);
        out.println();
        out.println(
                result.trials()
                        + " tried, "
                        + result.refused()
                        + " of them made no sense. By "
                        + ConfigFiles.word(report.config().objective())
                        + ", chosen by "
                        + number(100 * report.config().inSample())
                        + " % of the days.");
        Trial plateau = result.plateau();
        if (plateau != null) {
            out.println("On the plateau: " + settings(plateau, names));
        }
        if (result.deflated() != null) {
            out.println(
                    "Deflated Sharpe ratio of the best: "
                            + number(result.deflated().probability())
                            + " (likely to be more than luck where near 1)");
        }
        if (result.walkForward() != null) {
            out.println(
                    "Walk forward: "
                            + result.walkForward().folds().size()
                            + " choices; "
                            + number(result.walkForward().efficiency())
                            + " of the objective was left out of sample.");
        }
        map(out, result.map());
    }

    private static @Nullable Object[] row(Trial trial, List<String> names) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(trial.id());
        names.forEach(name -> row.add(text(trial.settings().byName().get(name))));
        row.add(number(trial.inSample()));
        row.add(Double.isNaN(trial.outOfSample()) ? null : number(trial.outOfSample()));
        row.add(BacktestCommand.amount(trial.finalValue()));
        row.add(trial.rebalances());
        return row.toArray();
    }

    private static String settings(Trial trial, List<String> names) {
        return names.stream()
                .map(name -> name + " " + text(trial.settings().byName().get(name)))
                .collect(Collectors.joining(", "));
    }

    private static void map(PrintStream out, HeatMap map) {
        out.println();
        List<String> headers =
                new ArrayList<>(List.of(map.y().parameter() + " \\ " + map.x().parameter()));
        map.x().values().forEach(value -> headers.add(">" + text(value)));
        Table table = new Table(headers.toArray(String[]::new));
        int width = map.x().values().size();
        for (int row = 0; row < map.y().values().size(); row++) {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(text(map.y().values().get(row)));
            for (int column = 0; column < width; column++) {
                double value = map.cell(column, row).inSample();
                boolean isPlateau = row * width + column == map.plateau();
                cells.add(Double.isNaN(value) ? null : (isPlateau ? "*" : "") + number(value));
            }
            table.row(cells.toArray());
        }
        table.print(out);
    }

    private static String text(@Nullable Setting setting) {
        return switch (setting) {
            case null -> "";
            case Setting.Amount(double value) -> number(value);
            case Setting.Flag(boolean value) -> Boolean.toString(value);
            case Setting.Word(String value) -> value;
            case Setting.Weights weights ->
                    weights.byAsset().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                            .collect(Collectors.joining(" "));
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
