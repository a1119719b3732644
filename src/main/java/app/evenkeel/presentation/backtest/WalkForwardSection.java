package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.sweep.Stretch;
import app.evenkeel.analytics.backtest.sweep.WalkForward;
import app.evenkeel.analytics.backtest.sweep.WalkForward.Fold;
import app.evenkeel.portfolio.backtest.SweepReport;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.ChartSeries;
import app.evenkeel.presentation.control.ChartUnit;
import app.evenkeel.presentation.control.FigureColumn;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.control.TimeSeriesChart;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Choosing by the past again and again: each choice before and after, and what was held. */
final class WalkForwardSection extends StackPane {
    private static final double DAY = 86_400_000.0;
    private static final double ROW = 32;
    private static final int MOST_ROWS = 12;

    private final Explain explain;
    private final Workspace workspace;
    private final Messages messages;
    private final TimeSeriesChart chart;
    private final TableView<Fold> folds = new TableView<>();
    private final Section section;
    private List<Fold> walked = List.of();

    /** Shows how the objective of a trial was made. */
    interface Explain {
        void show(Settings trial, Stretch stretch, Node beside);
    }

    WalkForwardSection(Workspace workspace, Explain explain) {
        this.explain = explain;
        this.workspace = workspace;
        this.messages = workspace.messages();
        chart = new TimeSeriesChart(messages, workspace.context().formats());
        chart.setId("backtest-walk-chart");
        chart.setExport(new ChartExport(workspace, "evenkeel-walk-forward"));
        chart.setPrefHeight(200);
        folds.setId("backtest-folds");
        folds.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(folds);
        section = new Section(messages.text("backtest.walk.heading"), new VBox(16, chart, folds));
        getChildren().setAll(section);
        managedProperty().bind(visibleProperty());
    }

    void show(SweepReport report, SweepWords words) {
        WalkForward found = report.result().walkForward();
        setVisible(found != null);
        if (found == null) {
            return;
        }
        section.note(
                messages.text(
                        "backtest.walk.note",
                        found.folds().size(),
                        words.percent(found.efficiency())));
        walked = found.folds();
        Formats formats = workspace.context().formats();
        chart.setFormats(formats);
        chart.setData(List.of(grown(found.returns())), List.of(), new ChartUnit.Percent());
        folds.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<Fold>(
                                        "chosen",
                                        messages.text("backtest.walk.chosen"),
                                        fold -> formats.date(fold.chosen())),
                                new TextColumn<Fold>(
                                                "settings",
                                                messages.text("backtest.sweep.settings"),
                                                fold -> words.settings(fold.trial()))
                                        .atLeast(220),
                                column(
                                        "in",
                                        fold -> words.number(fold.inSample()),
                                        Stretch.BeforeFold::new),
                                column(
                                        "out",
                                        fold -> words.number(fold.outOfSample()),
                                        Stretch.InFold::new)));
        folds.getItems().setAll(found.folds());
        folds.setPrefHeight((Math.min(MOST_ROWS, found.folds().size()) + 1) * ROW + 2);
        folds.setMinHeight(folds.getPrefHeight());
    }

    private TextColumn<Fold> column(
            String key, Function<Fold, String> text, IntFunction<Stretch> stretch) {
        return new FigureColumn<Fold>(
                key,
                messages.text("backtest.sweep." + key),
                text,
                (fold, cell) ->
                        explain.show(
                                fold.trial().settings(),
                                stretch.apply(walked.indexOf(fold)),
                                cell));
    }

    /** The days outside of what each choice was made by, linked. */
    private ChartSeries grown(List<WalkForward.Return> returns) {
        double[] x = new double[returns.size()];
        double[] y = new double[returns.size()];
        double wealth = 1;
        for (int i = 0; i < x.length; i++) {
            wealth *= 1 + returns.get(i).value();
            x[i] = returns.get(i).day().toEpochDay() * DAY;
            y[i] = wealth - 1;
        }
        return new ChartSeries(messages.text("backtest.walk.line"), x, y, 1);
    }
}
