package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.risk.RiskFigures;
import app.evenkeel.analytics.risk.RiskOptions;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.ingestion.market.NumberReading;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;
import app.evenkeel.report.FigureJson;
import app.evenkeel.report.Json;
import app.evenkeel.report.RiskJson;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

@Command(
        name = "risk",
        description = {
            "Tells the risk of a portfolio, alone and beside a benchmark.",
            "Or of a series of returns in a file, without a store. The file's first column is the"
                    + " date; returns are fractions, 0.05 for five percent."
        })
final class RiskCommand extends StoreCommand {
    private static final String EVERY = "all";

    @Option(
            names = "--returns",
            paramLabel = "F.csv",
            description = "a column of days, then one or more of returns; no store is needed")
    private @Nullable Path returns;

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

    @Option(
            names = "--explain",
            arity = "0..1",
            fallbackValue = EVERY,
            paramLabel = "NAME",
            description = "say how each figure was made, or one of them with all its rows")
    private @Nullable String explain;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final PeriodOptions period = new PeriodOptions();

    RiskCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        check();
        Path file = returns;
        return file == null ? super.call() : ofFile(NumberFile.read(file));
    }

    @Override
    int run(SessionGraph session) {
        RiskQuery query =
                new RiskQuery(
                        period.query(session, context()),
                        new RiskOptions(riskFree, leastAcceptable));
        RiskService service = session.analysis().risk();
        if (Metric.CONTRIBUTION_TO_RISK.jsonName().equals(explain)) {
            explainShares(
                    service.explain(query, Metric.CONTRIBUTION_TO_RISK)
                            .orElseThrow(PeriodOptions::nothing));
            return ExitCode.DONE;
        }
        RiskReport report = service.report(query).orElseThrow(PeriodOptions::nothing);
        RiskFigures figures = service.figures(query).orElseThrow(PeriodOptions::nothing);
        boolean isCompared = report.benchmark().isPresent();
        Told told = told(report.series(), figures, figures, isCompared);
        print(
                out ->
                        out.object(() -> {
                            write(out, told);
                            if (explain == null) {
                                RiskJson.report(out, report);
                            }
                        }),
                () -> {
                    show(told);
                    if (explain == null) {
                        new RiskLines(context().out(), report).print();
                    }
                });
        return ExitCode.DONE;
    }

    /** Of a portfolio only: a file has no holdings. */
    private void explainShares(Explanation explanation) {
        print(
                out ->
                        out.object(() -> {
                            FigureJson.figure(out, explanation.figure());
                            FigureJson.explanation(out, explanation, true);
                        }),
                () -> FigureLines.print(context().out(), explanation));
    }

    private int ofFile(NumberFile file) {
        int of = file.column(column, command().commandLine());
        List<NumberReading.Row> rows = file.days();
        int other = benchmark == null ? of : file.column(benchmark, command().commandLine());
        if (!file.arePossible(rows, of) || (other != of && !file.arePossible(rows, other))) {
            return file.refuse(context());
        }
        RiskOptions options = new RiskOptions(riskFree, leastAcceptable);
        ReturnSeries series = file.returns(rows, periodsPerYear, of).getFirst();
        RiskFigures alone = RiskFigures.of(series, options);
        RiskFigures beside = alone;
        if (benchmark != null) {
            List<ReturnSeries> both = file.returns(rows, periodsPerYear, of, other);
            beside = RiskFigures.of(both.getFirst(), both.getLast().returns(), options);
        }
        Told told = told(series, alone, beside, benchmark != null);
        print(out -> out.object(() -> write(out, told)), () -> show(told));
        return file.finish(context());
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

    /**
     * What is printed.
     *
     * @param explanations empty if none were asked for
     * @param rows the table that they share
     */
    private record Told(
            ReturnSeries series,
            List<Figure> figures,
            List<Explanation> explanations,
            Explanation rows) {}

    private Told told(
            ReturnSeries series, RiskFigures alone, RiskFigures beside, boolean isCompared) {
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
        return new Told(
                series,
                figures,
                explanations,
                beside.explain(isCompared ? Metric.BETA : Metric.MEAN_RETURN));
    }

    private void show(Told told) {
        if (explain == null) {
            FigureLines.print(context().out(), told.figures());
            return;
        }
        told.explanations()
                .forEach(one ->
                        FigureLines.print(context().out(), isOne() ? one : one.withoutRows()));
        if (!isOne()) {
            FigureLines.printRows(context().out(), told.rows());
        }
    }

    private void write(Json out, Told told) {
        ReturnSeries series = told.series();
        int n = series.size();
        out.number("n", n)
                .text("from", n == 0 ? null : series.day(0))
                .text("to", n == 0 ? null : series.day(n - 1))
                .number("periodsPerYear", series.periodsPerYear());
        if (told.explanations().isEmpty()) {
            out.array("metrics", told.figures(), FigureJson::figure);
            return;
        }
        out.array(
                "metrics",
                told.explanations(),
                (one, explanation) -> {
                    FigureJson.figure(one, explanation.figure());
                    FigureJson.explanation(one, explanation, isOne());
                });
        if (!isOne()) {
            FigureJson.rows(out, told.rows());
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
        return List.of(MetricChoice.of(name, RiskFigures.metrics(), command().commandLine()));
    }

    private ParameterException usage(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec, "picocli sets the command");
    }
}
