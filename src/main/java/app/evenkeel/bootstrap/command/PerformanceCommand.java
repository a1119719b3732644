package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.FlowTable;
import app.evenkeel.analytics.performance.InternalRate;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.PerformanceService;
import app.evenkeel.report.FigureJson;
import app.evenkeel.report.PerformanceJson;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

@Command(
        name = "performance",
        description = {
            "Tells how a portfolio did: returns, gain and where it came from.",
            "Or the money-weighted return of cash flows in a file, as a spreadsheet's XIRR, without"
                    + " a store. The file has two columns, date and amount: paid in negative,"
                    + " received positive, the value at the end among them."
        })
final class PerformanceCommand extends StoreCommand {
    private static final String EVERY = "all";

    @Option(
            names = "--flows",
            paramLabel = "F.csv",
            description = "date and amount of each flow, in any order; no store is needed")
    private @Nullable Path flows;

    @Option(
            names = "--explain",
            arity = "0..1",
            fallbackValue = EVERY,
            paramLabel = "NAME",
            description = "say how each return was made, or one figure with all its rows")
    private @Nullable String explain;

    @Mixin private final PeriodOptions period = new PeriodOptions();

    @Spec private @Nullable CommandSpec spec;

    PerformanceCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        Path file = flows;
        return file == null ? super.call() : ofFile(NumberFile.read(file));
    }

    @Override
    int run(SessionGraph session) {
        PerformanceQuery query = period.query(session, context());
        PerformanceService service = session.analysis().performance();
        if (explain != null) {
            explain(service, query);
            return ExitCode.DONE;
        }
        PerformanceReport report = service.report(query).orElseThrow(PeriodOptions::nothing);
        String name = period.portfolio(session).name();
        print(
                out ->
                        out.object(() -> {
                            out.text("portfolio", name);
                            PerformanceJson.report(out, report);
                        }),
                () -> new PerformanceLines(context().out(), report).print(name));
        return ExitCode.DONE;
    }

    private void explain(PerformanceService service, PerformanceQuery query) {
        boolean isOne = !EVERY.equals(explain);
        List<Metric> asked =
                isOne
                        ? List.of(
                                MetricChoice.of(
                                        Objects.requireNonNull(explain),
                                        PerformanceService.metrics(),
                                        Objects.requireNonNull(spec).commandLine()))
                        : PerformanceService.metrics();
        List<Explanation> all =
                asked.stream()
                        .map(metric ->
                                service.explain(query, metric).orElseThrow(PeriodOptions::nothing))
                        .toList();
        print(
                out ->
                        out.object(() ->
                                out.array(
                                        "metrics",
                                        all,
                                        (json, each) -> {
                                            FigureJson.figure(json, each.figure());
                                            FigureJson.explanation(json, each, isOne);
                                        })),
                () ->
                        all.forEach(each ->
                                FigureLines.print(
                                        context().out(), isOne ? each : each.withoutRows())));
    }

    private int ofFile(NumberFile file) {
        FlowTable table = file.flows();
        InternalRate rate = table.rate();
        Explanation explanation = table.explain(table.yearly());
        print(
                out ->
                        out.object(() ->
                                out.object(
                                        "xirr",
                                        () -> {
                                            FigureJson.rate(out, rate);
                                            if (explain != null) {
                                                FigureJson.explanation(out, explanation, true);
                                            }
                                        })),
                () -> {
                    if (explain == null) {
                        show(rate, explanation);
                    } else {
                        FigureLines.print(context().out(), explanation);
                    }
                });
        return file.finish(context());
    }

    private void show(InternalRate rate, Explanation explanation) {
        context()
                .out()
                .println(
                        explanation.figure().metric().title().english()
                                + ": "
                                + FigureLines.value(explanation.figure()));
        if (rate.status() == InternalRate.Status.NOT_UNIQUE) {
            rate.roots()
                    .forEach(root ->
                            context().out().println("  " + Explanation.plain(root * 100) + "%"));
        }
    }
}
