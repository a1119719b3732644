package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.portfolio.backtest.BacktestReport;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of several results side by side. */
final class ComparedFigures {
    private ComparedFigures() {}

    static void print(PrintStream out, List<Long> ids, List<BacktestReport> reports) {
        List<String> headers = new ArrayList<>(List.of("figure"));
        ids.forEach(id -> headers.add(">" + id));
        Table table = new Table(headers.toArray(String[]::new));
        Map<Metric, @Nullable Object[]> rows = new EnumMap<>(Metric.class);
        for (int i = 0; i < reports.size(); i++) {
            for (Figure figure : reports.get(i).figures()) {
                @Nullable Object[] row =
                        rows.computeIfAbsent(figure.metric(), _ -> new Object[reports.size() + 1]);
                row[0] = figure.metric().title().english();
                row[i + 1] =
                        figure.value().isPresent()
                                ? String.format(Locale.ROOT, "%,.4f", figure.value().getAsDouble())
                                : null;
            }
        }
        rows.values().forEach(table::row);
        table.print(out);
    }
}
