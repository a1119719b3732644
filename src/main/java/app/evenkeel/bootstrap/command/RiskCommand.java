package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.risk.RiskFigures;
import app.evenkeel.analytics.risk.RiskOptions;
import app.evenkeel.ingestion.market.NumberReading;
import app.evenkeel.report.FigureJson;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

@Command(
        name = "risk",
        description = {
            "Tells risk and return of a series of returns, alone and beside a benchmark.",
            "The file's first column is the date; returns are fractions, 0.05 for five percent."
        })
final class RiskCommand implements Callable<Integer> {
    private static final String EVERY = "all";

    @Option(
            names = "--returns",
            paramLabel = "F.csv",
            required = true,
            description = "a column of days, then one or more of returns; no store is needed")
    private Path returns = Path.of("");

    @Option(
            names = "--column",
            paramLabel = "C",
            description = "name or number of the column of returns; else the second")
    private @Nullable String column;

    @Option(
            names = "--benchmark-column",
            paramLabel = "B",
            description = "name or number of the column to compare with")
    private @Nullable String benchmark;

    @Option(
            names = "--periods-per-year",
            paramLabel = "N",
            description =
                    "252 exchange days, 365 days, 52 weeks, 12 months ...; else observed from the"
                            + " days")
    private @Nullable Double periodsPerYear;

    @Option(
            names = "--mar",
            paramLabel = "X",
            description = "least acceptable return of one period; else 0")
    private double leastAcceptable;

    @Option(
            names = "--risk-free",
            paramLabel = "X",
            description = "risk-free return of one period; else 0")
    private double riskFree;

    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    @Option(
            names = "--explain",
            arity = "0..1",
            fallbackValue = EVERY,
            paramLabel = "NAME",
            description = "say how each figure was made, or one of them with all its rows")
    private @Nullable String explain;

    @Spec private @Nullable CommandSpec spec;

    private final CommandContext context;

    RiskCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        check();
        NumberFile file = NumberFile.read(returns);
        int of = file.column(column, command().commandLine());
        List<NumberReading.Row> rows = file.days();
        file.noteImpossible(rows, of);
        RiskOptions options = new RiskOptions(riskFree, leastAcceptable);
        ReturnSeries series = file.returns(rows, periodsPerYear, of).getFirst();
        RiskFigures alone = RiskFigures.of(series, options);
        RiskFigures beside = alone;
        if (benchmark != null) {
            int other = file.column(benchmark, command().commandLine());
            List<ReturnSeries> both = file.returns(rows, periodsPerYear, of, other);
            beside = RiskFigures.of(both.getFirst(), both.getLast().returns(), options);
        }
        print(series, alone, beside);
        return file.finish(context);
    }

    private void check() {
        Double given = periodsPerYear;
        if (given != null && !(given > 0 && given <= 1e6)) {
            throw usage("--periods-per-year is a number above 0, such as 252.");
        }
        if (!Double.isFinite(riskFree) || !Double.isFinite(leastAcceptable)) {
            throw usage("--risk-free and --mar are returns of one period, such as 0.0002.");
        }
    }

    private void print(ReturnSeries series, RiskFigures alone, RiskFigures beside) {
        List<Figure> figures = new ArrayList<>();
        for (Metric metric : asked()) {
            figures.add((metric.isRelative() ? beside : alone).of(metric));
        }
        List<Explanation> explanations = new ArrayList<>();
        if (explain != null) {
            for (Figure figure : figures) {
                Metric metric = figure.metric();
                explanations.add((metric.isRelative() ? beside : alone).explain(metric));
            }
        }
        Explanation rows = beside.explain(benchmark == null ? Metric.MEAN_RETURN : Metric.BETA);
        if (json) {
            try (Json out = new Json(context.out())) {
                out.object(() -> write(out, series, figures, explanations, rows));
            }
        } else if (explain == null) {
            FigureLines.print(context.out(), figures);
        } else {
            explanations.forEach(
                    one -> FigureLines.print(context.out(), isOne() ? one : one.withoutRows()));
            if (!isOne()) {
                FigureLines.printRows(context.out(), rows);
            }
        }
    }

    private void write(
            Json out,
            ReturnSeries series,
            List<Figure> figures,
            List<Explanation> explanations,
            Explanation rows) {
        int n = series.size();
        out.number("n", n)
                .text("from", n == 0 ? null : series.day(0))
                .text("to", n == 0 ? null : series.day(n - 1))
                .number("periodsPerYear", series.periodsPerYear());
        if (explanations.isEmpty()) {
            out.array("metrics", figures, FigureJson::figure);
            return;
        }
        out.array(
                "metrics",
                explanations,
                (one, explanation) -> {
                    FigureJson.figure(one, explanation.figure());
                    FigureJson.explanation(one, explanation, isOne());
                });
        if (!isOne()) {
            FigureJson.rows(out, rows);
        }
    }

    private boolean isOne() {
        return explain != null && !explain.equals(EVERY);
    }

    /** What is printed: all figures, or the one whose explanation was asked for. */
    private Iterable<Metric> asked() {
        String name = explain;
        if (name == null || name.equals(EVERY)) {
            return RiskFigures.metrics();
        }
        return List.of(
                RiskFigures.metrics().stream()
                        .filter(metric -> metric.jsonName().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() ->
                                usage(
                                        "\""
                                                + name
                                                + "\" is none of: "
                                                + String.join(
                                                        ", ",
                                                        RiskFigures.metrics().stream()
                                                                .map(Metric::jsonName)
                                                                .toList()))));
    }

    private ParameterException usage(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec, "picocli sets the command");
    }
}
