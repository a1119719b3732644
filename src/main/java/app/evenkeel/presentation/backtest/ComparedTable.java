package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.presentation.backtest.Shown.Kept;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The figures of several results side by side, one a column. */
final class ComparedTable extends TableView<Metric> {
    private static final double ROW = 32;

    private final Messages messages;

    ComparedTable(Messages messages) {
        this.messages = messages;
        setId("backtest-compared-figures");
        TableCopy.install(this);
    }

    /**
     * @param words in the currency of each
     */
    void show(List<Kept> all, Function<Kept, FigureWords> words) {
        List<TableColumn<Metric, ?>> columns = new ArrayList<>();
        List<Metric> metrics = new ArrayList<>();
        for (Kept kept : all) {
            FigureWords own = words.apply(kept);
            if (columns.isEmpty()) {
                columns.add(
                        new TextColumn<Metric>(
                                        "figure",
                                        messages.text("backtest.compared.figure"),
                                        own::title)
                                .atLeast(210));
            }
            columns.add(
                    new TextColumn<Metric>(
                                    "result-" + columns.size(),
                                    kept.name(),
                                    metric -> value(kept, metric, own))
                            .number()
                            .atLeast(120));
            kept.figures().stream()
                    .map(Figure::metric)
                    .filter(metric -> isTold(kept, metric) && !metrics.contains(metric))
                    .forEach(metrics::add);
        }
        getColumns().setAll(columns);
        getItems().setAll(metrics);
        setPrefHeight((metrics.size() + 1) * ROW + 2);
        setMinHeight(getPrefHeight());
    }

    /** Without a benchmark, figures beside one say nothing. */
    private static boolean isTold(Kept kept, Metric metric) {
        return !metric.isRelative() || !kept.report().config().benchmark().isEmpty();
    }

    private static String value(Kept kept, Metric metric, FigureWords words) {
        return kept.figures().stream()
                .filter(figure -> figure.metric() == metric)
                .findFirst()
                .map(words::value)
                .orElse(Formats.UNKNOWN);
    }
}
