package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.portfolio.performance.BenchmarkResult;
import app.evenkeel.portfolio.performance.Coverage;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.Returns;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.FigureGrid;
import app.evenkeel.presentation.control.FigureTile;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.measure.MeasurePage;
import app.evenkeel.presentation.measure.MeasureViewModel;
import app.evenkeel.presentation.measure.MeasureViewModel.Reading;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Returns side by side, their curve, months, what the gain is made of and where it came from. */
public final class PerformanceView implements Screen {
    private final Workspace workspace;
    private final Messages messages;
    private final MeasurePage<PerformanceReport, PerformanceDesk> page;
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
    private @Nullable Reading<PerformanceReport> shown;

    /**
     * @param chooseFiles lets the user choose files to import
     */
    public PerformanceView(
            MeasureViewModel<PerformanceReport, PerformanceDesk> model,
            Workspace workspace,
            Runnable chooseFiles) {
        this.workspace = workspace;
        this.messages = workspace.messages();
        page =
                new MeasurePage<>(
                        model,
                        workspace,
                        new EmptyState(
                                        MaterialDesignC.CHART_AREASPLINE,
                                        messages.text("performance.empty.title"),
                                        messages.text("performance.empty.text"))
                                .withMain(messages.text("action.choose-files"), chooseFiles));
        curve = new CurveChart(model, workspace);
        months = new HeatMap(messages);
        months.setId("performance-months");
        months.setExport(new ChartExport(workspace, "evenkeel-months"));
        months.chosenProperty().subscribe(this::explainMonth);
        gain = new GainTable(messages);
        tradeSection = new Section(messages.text("performance.trades.heading"), trades);
        contributions =
                new ContributionTable(
                        messages,
                        (contributor, beside) ->
                                page.explain(
                                        (desk, query) -> desk.explain(query, contributor), beside));
        attribution =
                new AttributionTable(
                        messages,
                        (metric, beside) ->
                                page.explain((desk, query) -> desk.explain(query, metric), beside));
        attributionSection =
                new Section(messages.text("performance.attribution.heading"), attribution);
        difference.setId("performance-difference");
        difference.setWrapText(true);
        GridPane halves = new GridPane(40, 24);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        halves.getColumnConstraints().addAll(half, half);
        halves.addRow(
                0, new Section(messages.text("performance.gain.heading"), gain), tradeSection);
        page.follow(
                "performance-coverage",
                this::show,
                new VBox(12, tiles, difference),
                curve.section(),
                new Section(messages.text("performance.months.heading"), months),
                halves,
                contributions.section(),
                attributionSection);
    }

    private String show(
            Reading<PerformanceReport> reading, PerformanceReport report, FigureWords words) {
        shown = reading;
        showReturns(report.returns(), words);
        curve.show(reading);
        months.setData(
                MonthTable.of(
                        report.periods(),
                        messages.text("performance.months.year"),
                        messages.language(),
                        workspace.context().formats()));
        gain.show(report.gain(), report.returns().simpleGain(), words, page::explain);
        trades.show(report.trades().figures(), words, page::explain);
        tradeSection.note(
                messages.text(
                        "performance.trades.note",
                        report.trades().rows().size(),
                        report.trades().leftOut()));
        contributions.show(report, workspace.context().formats());
        showAttribution(report.benchmark(), words);
        return coverage(report.coverage(), words);
    }

    private String coverage(Coverage found, FigureWords words) {
        StringBuilder text = new StringBuilder();
        if (!found.isComplete()) {
            text.append(messages.text("performance.coverage", found.leftOut(), found.days()));
        }
        found.notes().forEach(note -> text.append(' ').append(words.phrase(note)));
        return text.toString().strip();
    }

    /** The return of the month or year that was clicked. */
    private void explainMonth(HeatMap.@Nullable Cell cell) {
        Reading<PerformanceReport> reading = shown;
        if (cell == null || reading == null || reading.report().isEmpty()) {
            return;
        }
        List<LocalDate> days = MonthTable.days(reading.report().get().periods(), cell);
        page.explain(
                (desk, query) ->
                        desk.explain(
                                query.within(days.getFirst(), days.getLast()),
                                Metric.TIME_WEIGHTED_RETURN),
                months);
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
                        figure, convention, FigureTile.Tone.GAIN_OR_LOSS, words, page::explain);
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

    @Override
    public Node node() {
        return page.node();
    }

    @Override
    public void activate(Route route) {
        page.activate(route);
    }

    @Override
    public void deactivate() {
        page.deactivate();
    }
}
