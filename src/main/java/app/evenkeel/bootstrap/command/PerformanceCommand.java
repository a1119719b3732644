package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.performance.FlowTable;
import app.evenkeel.analytics.performance.InternalRate;
import app.evenkeel.report.FigureJson;
import app.evenkeel.report.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;

@Command(
        name = "performance",
        description = {
            "Tells the money-weighted return of cash flows, as a spreadsheet's XIRR.",
            "The file has two columns, date and amount: paid in negative, received positive, the"
                    + " value at the end among them."
        })
final class PerformanceCommand implements Callable<Integer> {
    @Option(
            names = "--flows",
            paramLabel = "F.csv",
            required = true,
            description = "date and amount of each flow, in any order; no store is needed")
    private Path flows = Path.of("");

    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    @Option(names = "--explain", description = "say how the figure was made")
    private boolean explain;

    private final CommandContext context;

    PerformanceCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NumberFile file = NumberFile.read(flows);
        FlowTable table = file.flows();
        InternalRate rate = table.rate();
        Explanation explanation = table.explain(table.yearly());
        if (json) {
            try (Json out = new Json(context.out())) {
                out.object(() ->
                        out.object(
                                "xirr",
                                () -> {
                                    FigureJson.rate(out, rate);
                                    if (explain) {
                                        FigureJson.explanation(out, explanation, true);
                                    }
                                }));
            }
        } else if (explain) {
            FigureLines.print(context.out(), explanation);
        } else {
            show(rate, explanation);
        }
        return file.finish(context);
    }

    private void show(InternalRate rate, Explanation explanation) {
        context.out()
                .println(
                        explanation.figure().metric().title().english()
                                + ": "
                                + FigureLines.value(explanation.figure()));
        if (rate.status() == InternalRate.Status.NOT_UNIQUE) {
            rate.roots()
                    .forEach(root ->
                            context.out().println("  " + Explanation.plain(root * 100) + "%"));
        }
    }
}
