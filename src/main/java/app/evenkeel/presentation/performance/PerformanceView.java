package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.portfolio.performance.BenchmarkResult;
import app.evenkeel.portfolio.performance.Coverage;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.Returns;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.FigureGrid;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.control.FigureTile;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.performance.PerformanceViewModel.Reading;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.Optional;

/** Returns side by side, their curve, months, what the gain is made of and where it came from. */
public final class PerformanceView implements Screen {
    private final PerformanceViewModel model;
    private final Workspace workspace;
    private final Messages messages;
    private final StatePane root;
    private final EmptyState empty;
    private final ScrollPane page = new ScrollPane();
    private final Label coverage = new Label();
    private final HBox tiles = new HBox(16);
    private final Label difference = new Label();
    private final CurveChart curve;
    private final HeatMap months;
    private final GainTable gain;
    private final FigureGrid trades = new FigureGrid();
    private final Section tradeSection;
    private final ContributionTable contributions;
    private final AttributionTable attribution;
    private final Section attributionSection;

    /**
     * @param chooseFiles lets the user choose files to import
     */
    public PerformanceView(PerformanceViewModel model, Workspace workspace, Runnable chooseFiles) {
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        root = new StatePane(messages, model::reload);
        empty =
                new EmptyState(
                                MaterialDesignC.CHART_AREASPLINE,
                                messages.text("performance.empty.title"),
                                messages.text("performance.empty.text"))
                        .withMain(messages.text("action.choose-files"), chooseFiles);
        curve = new CurveChart(model, workspace);
        months = new HeatMap(messages);
        months.setId("performance-months");
        months.setExport(new ChartExport(workspace, "evenkeel-months"));
        gain = new GainTable(messages);
        tradeSection = new Section(messages.text("performance.trades.heading"), trades);
        contributions = new ContributionTable(messages);
        attribution = new AttributionTable(messages);
        attributionSection =
                new Section(messages.text("performance.attribution.heading"), attribution);
        layOut();
        root.follow(model.problemProperty());
        model.readingProperty().subscribe(this::show);
        workspace
                .context()
                .formatsProperty()
                .subscribe(formats -> show(model.readingProperty().get()));
    }

    private void layOut() {
        coverage.setId("performance-coverage");
        coverage.getStyleClass().addAll("ek-caption", "ek-warn");
        coverage.setWrapText(true);
        coverage.managedProperty().bind(coverage.visibleProperty());
        difference.setId("performance-difference");
        difference.setWrapText(true);
        GridPane halves = new GridPane(40, 24);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        halves.getColumnConstraints().addAll(half, half);
        halves.addRow(
                0, new Section(messages.text("performance.gain.heading"), gain), tradeSection);
        VBox column =
                new VBox(
                        24,
                        coverage,
                        new VBox(12, tiles, difference),
                        curve.section(),
                        new Section(messages.text("performance.months.heading"), months),
                        halves,
                        contributions.section(),
                        attributionSection);
        column.getStyleClass().add("ek-page");
        page.setContent(column);
        page.setFitToWidth(true);
    }

    private void show(@Nullable Reading reading) {
        if (reading == null) {
            return;
        }
        if (reading.report().isEmpty()) {
            root.show(empty);
            return;
        }
        PerformanceReport report = reading.report().get();
        FigureWords words =
                new FigureWords(
                        messages.language(),
                        workspace.context().formats(),
                        report.query().currency());
        root.show(page);
        showCoverage(report.coverage(), words);
        showReturns(report.returns(), words);
        curve.show(reading);
        months.setData(
                MonthTable.of(
                        report.periods(),
                        messages.text("performance.months.year"),
                        messages.language(),
                        workspace.context().formats()));
        gain.show(report.gain(), workspace.context().formats());
        trades.show(report.trades().figures(), words, this::explain);
        tradeSection.note(
                messages.text(
                        "performance.trades.note",
                        report.trades().rows().size(),
                        report.trades().leftOut()));
        contributions.show(report, workspace.context().formats());
        showAttribution(report.benchmark(), words);
    }

    private void showCoverage(Coverage found, FigureWords words) {
        StringBuilder text = new StringBuilder();
        if (!found.isComplete()) {
            text.append(messages.text("performance.coverage", found.leftOut(), found.days()));
        }
        found.notes().forEach(note -> text.append(' ').append(words.phrase(note)));
        coverage.setText(text.toString().strip());
        coverage.setVisible(!coverage.getText().isEmpty());
    }

    private void showReturns(Returns returns, FigureWords words) {
        tiles.getChildren().clear();
        tile("time-weighted", returns.timeWeighted(), annualised(returns, words), words);
        tile("money-weighted", returns.moneyWeighted(), "", words);
        tile("simple-gain", returns.simpleGain(), simpleReturn(returns, words), words);
        tile("dietz", returns.modifiedDietz(), "", words);
        difference.setText(words.phrase(returns.difference()));
    }

    private String annualised(Returns returns, FigureWords words) {
        return returns.annualised().value().isPresent()
                ? messages.text("performance.annualised", words.value(returns.annualised()))
                : words.absence(returns.annualised());
    }

    private String simpleReturn(Returns returns, FigureWords words) {
        return messages.text("performance.simple-return", words.value(returns.simpleReturn()));
    }

    private void tile(String key, Figure figure, String remark, FigureWords words) {
        String convention = remark.isEmpty() ? words.convention(figure) : remark;
        FigureTile tile =
                new FigureTile(
                        figure, convention, FigureTile.Tone.GAIN_OR_LOSS, words, this::explain);
        tile.setId("performance-" + key);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(200);
        tiles.getChildren().add(tile);
    }

    private void showAttribution(Optional<BenchmarkResult> benchmark, FigureWords words) {
        attributionSection.setShown(benchmark.isPresent());
        benchmark.ifPresent(result -> {
            attribution.setVisible(result.attribution().isPresent());
            attribution.setManaged(result.attribution().isPresent());
            result.attribution().ifPresent(found -> attribution.show(found, words.formats()));
            StringBuilder note = new StringBuilder();
            note.append(messages.text("performance.attribution.note", result.name()));
            result.notes().forEach(phrase -> note.append(' ').append(words.phrase(phrase)));
            attributionSection.note(note.toString());
        });
    }

    private void explain(Figure figure, FigureLink beside) {
        Reading reading = model.readingProperty().get();
        if (reading != null) {
            FigureWords words =
                    new FigureWords(
                            messages.language(),
                            workspace.context().formats(),
                            reading.query().currency());
            model.explain(
                    figure.metric(),
                    explanation ->
                            new ExplanationPane(explanation, words, workspace).showBeside(beside));
        }
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void activate(Route route) {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }
}
