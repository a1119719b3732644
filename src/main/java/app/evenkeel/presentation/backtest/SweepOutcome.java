package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.HeatMap.Cell;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.portfolio.backtest.SweepReport;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.HeatMapData;
import app.evenkeel.presentation.control.HeatMapData.Entry;
import app.evenkeel.presentation.control.HeatMapData.Heads;
import app.evenkeel.presentation.control.HeatMapData.Scale;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What came of a sweep: a verdict, the map before and after the choice, the best, the walk. */
final class SweepOutcome extends VBox {
    private static final double ROW = 32;
    private static final int MOST_ROWS = 12;

    private final Workspace workspace;
    private final Messages messages;
    private final Label verdict = new Label();
    private final ToggleGroup part = new ToggleGroup();
    private final ToggleButton outOfSample;
    private final HeatMap map;
    private final TableView<Trial> best = new TableView<>();
    private final WalkForwardSection walk;
    private @Nullable SweepReport shown;

    SweepOutcome(Workspace workspace) {
        super(24);
        this.workspace = workspace;
        this.messages = workspace.messages();
        verdict.setWrapText(true);
        verdict.setId("backtest-verdict");
        map = new HeatMap(messages);
        map.setId("backtest-map");
        map.setExport(new ChartExport(workspace, "evenkeel-sweep"));
        ToggleButton inSample = toggle("in");
        outOfSample = toggle("out");
        inSample.setSelected(true);
        part.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        part.selectToggle(before);
                    } else {
                        draw();
                    }
                });
        best.setId("backtest-best");
        best.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(best);
        walk = new WalkForwardSection(workspace);
        HBox parts = new HBox(inSample, outOfSample);
        getChildren()
                .addAll(
                        new Section(messages.text("backtest.sweep.verdict"), verdict),
                        new Section(messages.text("backtest.sweep.map"), map, parts),
                        walk,
                        new Section(messages.text("backtest.sweep.best"), best));
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    private ToggleButton toggle(String key) {
        ToggleButton button = new ToggleButton(messages.text("backtest.sweep." + key));
        button.setId("backtest-map-" + key);
        button.setToggleGroup(part);
        return button;
    }

    void show(SweepReport report) {
        shown = report;
        setVisible(true);
        SweepWords words = words(report);
        verdict.setText(verdict(report.result(), words));
        draw();
        showBest(report, words);
        walk.show(report, words);
    }

    private SweepWords words(SweepReport report) {
        return new SweepWords(report.config(), messages, workspace.context().formats());
    }

    private void draw() {
        SweepReport report = shown;
        if (report == null) {
            return;
        }
        var found = report.result().map();
        SweepWords words = words(report);
        int width = found.x().values().size();
        List<List<Entry>> rows = new ArrayList<>();
        for (int row = 0; row < found.y().values().size(); row++) {
            List<Entry> cells = new ArrayList<>();
            for (int column = 0; column < width; column++) {
                Cell cell = found.cell(column, row);
                double value = outOfSample.isSelected() ? cell.outOfSample() : cell.inSample();
                boolean marked = row * width + column == found.plateau();
                cells.add(
                        Double.isNaN(value)
                                ? Entry.NONE
                                : new Entry(value, words.number(value), marked));
            }
            rows.add(cells);
        }
        map.setData(
                new HeatMapData(
                        names(found.y(), words),
                        names(found.x(), words),
                        rows,
                        Scale.SEQUENTIAL,
                        Heads.STEPS));
    }

    private static List<String> names(Axis axis, SweepWords words) {
        return axis.values().stream().map(words::value).toList();
    }

    private String verdict(SweepResult result, SweepWords words) {
        Trial peak = result.best();
        Trial plateau = result.plateau();
        DeflatedSharpe deflated = result.deflated();
        List<String> sentences = new ArrayList<>();
        sentences.add(messages.text("backtest.sweep.tried", result.trials(), result.refused()));
        if (peak != null) {
            sentences.add(sentence("backtest.sweep.peak", peak, words));
        }
        if (plateau != null) {
            sentences.add(sentence("backtest.sweep.plateau", plateau, words));
        }
        if (deflated != null) {
            sentences.add(
                    messages.text(
                            "backtest.sweep.deflated", words.percent(deflated.probability())));
        }
        return String.join("\n", sentences);
    }

    private String sentence(String key, Trial trial, SweepWords words) {
        return messages.text(
                key,
                words.settings(trial),
                words.number(trial.inSample()),
                words.number(trial.outOfSample()));
    }

    private void showBest(SweepReport report, SweepWords words) {
        Formats formats = workspace.context().formats();
        best.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<Trial>(
                                                "settings",
                                                messages.text("backtest.sweep.settings"),
                                                words::settings)
                                        .atLeast(210),
                                column("in", trial -> words.number(trial.inSample())),
                                column("out", trial -> words.number(trial.outOfSample())),
                                column("rebalances", t -> formats.count(t.rebalances())),
                                column("value", t -> words.whole(t.finalValue()))));
        best.getItems().setAll(report.result().kept());
        best.setPrefHeight((Math.min(MOST_ROWS, best.getItems().size()) + 1) * ROW + 2);
        best.setMinHeight(best.getPrefHeight());
    }

    private TextColumn<Trial> column(String key, Function<Trial, String> text) {
        return new TextColumn<Trial>(key, messages.text("backtest.sweep." + key), text).number();
    }
}
