package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.statistics.Pairwise;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.ingestion.market.NumberReading;
import app.evenkeel.portfolio.performance.Correlations;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

@Command(
        name = "correlation",
        description = {
            "Tells how what is held moves together, pair by pair.",
            "Or the columns of a file of returns, without a store."
        })
final class CorrelationCommand extends StoreCommand {
    @Option(
            names = "--returns",
            paramLabel = "F.csv",
            description =
                    "a column of days, then one of returns for each asset; no store is needed")
    private @Nullable Path returns;

    @Mixin private final PeriodOptions period = new PeriodOptions();

    CorrelationCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        Path file = returns;
        return file == null ? super.call() : ofFile(NumberFile.read(file));
    }

    @Override
    int run(SessionGraph session) {
        PerformanceQuery query = period.query(session, context());
        Correlations all =
                session.analysis()
                        .risk()
                        .report(RiskQuery.of(query))
                        .map(RiskReport::correlations)
                        .orElseThrow(PeriodOptions::nothing);
        print(names(all), new Pairwise(all.values(), all.counts()), all.needed());
        return ExitCode.DONE;
    }

    /** Symbols, with the id where two assets have the same. */
    private static List<String> names(Correlations all) {
        List<String> symbols = all.assets().stream().map(Asset::symbol).toList();
        return all.assets().stream()
                .map(asset ->
                        Collections.frequency(symbols, asset.symbol()) == 1
                                ? asset.symbol()
                                : asset.symbol() + " #" + asset.id().value())
                .toList();
    }

    private int ofFile(NumberFile file) {
        List<NumberReading.Row> rows = file.days();
        List<String> names = file.columns();
        double[][] series = new double[names.size()][];
        for (int i = 0; i < series.length; i++) {
            int column = i;
            series[i] = rows.stream().mapToDouble(row -> NumberFile.number(row, column)).toArray();
        }
        int needed = file.returns(rows, null, 0).getFirst().needed();
        Pairwise pairs = Pairwise.of(series, needed);
        print(names, pairs, needed);
        return file.finish(context());
    }

    private void print(List<String> names, Pairwise pairs, int needed) {
        print(out -> out.object(() -> write(out, names, pairs)), () -> show(names, pairs, needed));
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
        table.print(context().out());
        if (Arrays.stream(pairs.counts()).flatMapToInt(Arrays::stream).min().orElse(0) < needed) {
            context().out().println("-: a pair needs " + needed + " days in common.");
        }
    }
}
