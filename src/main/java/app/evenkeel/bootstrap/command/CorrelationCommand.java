package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.statistics.Pairwise;
import app.evenkeel.ingestion.market.NumberReading;
import app.evenkeel.report.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

@Command(
        name = "correlation",
        description = "Tells how the columns of a file of returns move together, pair by pair.")
final class CorrelationCommand implements Callable<Integer> {
    @Option(
            names = "--returns",
            paramLabel = "F.csv",
            required = true,
            description = "a column of days, then one of returns for each asset")
    private Path returns = Path.of("");

    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    private final CommandContext context;

    CorrelationCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        NumberFile file = NumberFile.read(returns);
        List<NumberReading.Row> rows = file.days();
        List<String> names = file.columns();
        double[][] series = new double[names.size()][];
        for (int i = 0; i < series.length; i++) {
            int column = i;
            series[i] = rows.stream().mapToDouble(row -> NumberFile.number(row, column)).toArray();
        }
        int needed = file.returns(rows, null, 0).getFirst().needed();
        Pairwise pairs = Pairwise.of(series, needed);
        if (json) {
            try (Json out = new Json(context.out())) {
                out.object(() -> write(out, names, pairs));
            }
        } else {
            show(names, pairs, needed);
        }
        return file.finish(context);
    }

    private static void write(Json out, List<String> names, Pairwise pairs) {
        out.texts("names", names);
        out.text("convention", "Pearson; each pair over the days that both have");
        out.object(
                "matrix",
                () ->
                        each(
                                out,
                                names,
                                (i, j) -> out.number(names.get(j), pairs.correlations()[i][j])));
        out.object(
                "n",
                () -> each(out, names, (i, j) -> out.number(names.get(j), pairs.counts()[i][j])));
    }

    private interface Cell {
        void write(int row, int column);
    }

    private static void each(Json out, List<String> names, Cell cell) {
        for (int i = 0; i < names.size(); i++) {
            int row = i;
            out.object(
                    names.get(i),
                    () -> {
                        for (int j = 0; j < names.size(); j++) {
                            cell.write(row, j);
                        }
                    });
        }
    }

    private void show(List<String> names, Pairwise pairs, int needed) {
        List<String> headers = new ArrayList<>();
        headers.add("");
        names.forEach(name -> headers.add(">" + name));
        Table table = new Table(headers.toArray(String[]::new));
        for (int i = 0; i < names.size(); i++) {
            Object[] cells = new Object[names.size() + 1];
            cells[0] = names.get(i);
            for (int j = 0; j < names.size(); j++) {
                double value = pairs.correlations()[i][j];
                cells[j + 1] =
                        Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
            }
            table.row(cells);
        }
        table.print(context.out());
        if (Arrays.stream(pairs.counts()).flatMapToInt(Arrays::stream).min().orElse(0) < needed) {
            context.out().println("-: a pair needs " + needed + " days in common.");
        }
    }
}
