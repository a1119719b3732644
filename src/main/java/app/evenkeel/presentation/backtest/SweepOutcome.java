package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.HeatMap.Cell;
import app.evenkeel.analytics.backtest.sweep.Stretch;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.portfolio.backtest.SweepReport;
import app.evenkeel.presentation.backtest.BacktestViewModel.Named;
import app.evenkeel.presentation.backtest.BacktestViewModel.Swept;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.FigureColumn;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.HeatMapData;
import app.evenkeel.presentation.control.HeatMapData.Entry;
import app.evenkeel.presentation.control.HeatMapData.Heads;
import app.evenkeel.presentation.control.HeatMapData.Scale;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What came of a sweep: a verdict, the map before and after the choice, the best, the walk. */
final class SweepOutcome extends VBox {
    private static final double ROW = 32;
    private static final int MOST_ROWS = 12;

    private final BacktestViewModel model;
    private final Workspace workspace;
    private final Messages messages;
    private final Label verdict = new Label();
    private final Hyperlink deflated = new Hyperlink();
    private final ToggleGroup part = new ToggleGroup();
    private final ToggleButton outOfSample;
    private final HeatMap map;
    private final TableView<Trial> best = new TableView<>();
    private final WalkForwardSection walk;
    private final TableView<Named> compared = new TableView<>();
    private final Section comparison;
    private @Nullable SweepReport shown;

    SweepOutcome(BacktestViewModel model, Workspace workspace) {
        super(24);
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        verdict.setWrapText(true);
        verdict.setId("backtest-verdict");
        map = new HeatMap(messages);
        map.setId("backtest-map");
        map.setExport(new ChartExport(workspace, "evenkeel-sweep"));
        map.chosenProperty().subscribe(this::explainCell);
        deflated.setId("backtest-deflated");
        deflated.getStyleClass().add("ek-figure-link");
        deflated.setWrapText(true);
        deflated.managedProperty().bind(deflated.visibleProperty());
        deflated.setOnAction(event -> {
            deflated.setVisited(false);
            explainDeflated();
        });
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
        walk = new WalkForwardSection(workspace, this::explain);
        compared.setId("backtest-compared");
        compared.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(compared);
        comparison = new Section(messages.text("backtest.sweep.compared"), compared);
        TextField name = new TextField();
        name.setPromptText(messages.text("backtest.name"));
        name.setId("backtest-sweep-name");
        Button keep = new Button(messages.text("backtest.keep"));
        keep.setId("backtest-sweep-keep");
        keep.disableProperty().bind(name.textProperty().isEmpty());
        keep.setOnAction(event -> model.saveSweep(name.getText()));
        HBox parts = new HBox(inSample, outOfSample);
        getChildren()
                .addAll(
                        comparison,
                        new Section(
                                messages.text("backtest.sweep.verdict"),
                                new VBox(4, verdict, deflated),
                                name,
                                keep),
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

    void show(Swept swept) {
        SweepReport report = swept.report();
        shown = report;
        compare(swept.beside());
        setVisible(true);
        SweepWords words = words(report);
        verdict.setText(verdict(report.result(), words));
        DeflatedSharpe found = report.result().deflated();
        deflated.setVisible(found != null);
        if (found != null) {
            deflated.setText(
                    messages.text("backtest.sweep.deflated", words.percent(found.probability())));
        }
        draw();
        showBest(report, words);
        walk.show(report, words);
    }

    private SweepWords words(SweepReport report) {
        return new SweepWords(report.config(), messages, workspace.context().formats());
    }

    private void compare(List<Named> sweeps) {
        comparison.setShown(!sweeps.isEmpty());
        compared.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<Named>(
                                        "name", messages.text("backtest.saved.name"), Named::name),
                                new TextColumn<Named>(
                                        "objective",
                                        messages.text("backtest.sweep.objective"),
                                        sweep ->
                                                messages.text(
                                                        "backtest.objective."
                                                                + sweep.report()
                                                                        .config()
                                                                        .objective())),
                                figure("in", (words, best) -> words.number(best.inSample())),
                                figure("out", (words, best) -> words.number(best.outOfSample())),
                                new TextColumn<Named>(
                                                "deflated",
                                                messages.text("backtest.sweep.deflated.short"),
                                                this::deflated)
                                        .number()));
        compared.getItems().setAll(sweeps);
        compared.setPrefHeight((sweeps.size() + 1) * ROW + 2);
        compared.setMinHeight(compared.getPrefHeight());
    }

    /** Of the best trial in sample. */
    private TextColumn<Named> figure(String key, BiFunction<SweepWords, Trial, String> text) {
        return new TextColumn<Named>(
                        key,
                        messages.text("backtest.sweep." + key),
                        sweep -> {
                            Trial best = sweep.report().result().best();
                            return best == null
                                    ? Formats.UNKNOWN
                                    : text.apply(words(sweep.report()), best);
                        })
                .number();
    }

    private String deflated(Named sweep) {
        DeflatedSharpe deflated = sweep.report().result().deflated();
        return deflated == null
                ? Formats.UNKNOWN
                : words(sweep.report()).percent(deflated.probability());
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
        List<String> sentences = new ArrayList<>();
        sentences.add(messages.text("backtest.sweep.tried", result.trials(), result.refused()));
        if (peak != null) {
            sentences.add(sentence("backtest.sweep.peak", peak, words));
        }
        if (plateau != null) {
            sentences.add(sentence("backtest.sweep.plateau", plateau, words));
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
                                objective(
                                        "in",
                                        trial -> words.number(trial.inSample()),
                                        new Stretch.InSample()),
                                objective(
                                        "out",
                                        trial -> words.number(trial.outOfSample()),
                                        new Stretch.OutOfSample()),
                                column("rebalances", t -> formats.count(t.rebalances())),
                                column("value", t -> words.whole(t.finalValue()))));
        best.getItems().setAll(report.result().kept());
        best.setPrefHeight((Math.min(MOST_ROWS, best.getItems().size()) + 1) * ROW + 2);
        best.setMinHeight(best.getPrefHeight());
    }

    private TextColumn<Trial> column(String key, Function<Trial, String> text) {
        return new TextColumn<Trial>(key, messages.text("backtest.sweep." + key), text).number();
    }

    private TextColumn<Trial> objective(String key, Function<Trial, String> text, Stretch stretch) {
        return new FigureColumn<Trial>(
                key,
                messages.text("backtest.sweep." + key),
                text,
                (trial, cell) -> explain(trial.settings(), stretch, cell));
    }

    private void explain(Settings trial, Stretch stretch, Node beside) {
        SweepReport report = shown;
        if (report != null) {
            model.explain(report, trial, stretch, made -> showBeside(made, beside));
        }
    }

    private void explainDeflated() {
        SweepReport report = shown;
        Trial best = report == null ? null : report.result().best();
        DeflatedSharpe found = report == null ? null : report.result().deflated();
        if (report != null && best != null && found != null) {
            model.explain(report, best.settings(), found, made -> showBeside(made, deflated));
        }
    }

    /** A cell of a sweep over two parameters is one trial; over more it is a mean of many. */
    private void explainCell(HeatMap.@Nullable Cell cell) {
        SweepReport report = shown;
        if (cell == null || report == null || report.config().axes().size() > 2) {
            return;
        }
        var found = report.result().map();
        Settings trial = report.config().base().parts().getFirst().settings();
        trial = trial.with(found.x().parameter(), found.x().values().get(cell.column()));
        if (report.config().axes().size() == 2) {
            trial = trial.with(found.y().parameter(), found.y().values().get(cell.row()));
        }
        Cell told = found.cell(cell.column(), cell.row());
        boolean isOut = outOfSample.isSelected();
        if (!Double.isNaN(isOut ? told.outOfSample() : told.inSample())) {
            explain(trial, isOut ? new Stretch.OutOfSample() : new Stretch.InSample(), map);
        }
    }

    private void showBeside(Explanation explanation, Node beside) {
        FigureWords words =
                new FigureWords(
                        messages.language(),
                        workspace.context().formats(),
                        workspace.context().baseCurrency());
        new ExplanationPane(explanation, words, workspace).showBeside(beside);
    }
}
