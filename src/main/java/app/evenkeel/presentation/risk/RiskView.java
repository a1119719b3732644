package app.evenkeel.presentation.risk;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.portfolio.performance.DatedDrawdown;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.presentation.control.BenchmarkPicker;
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
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Every figure of risk with its sample size, and the pictures behind them. */
public final class RiskView implements Screen {
    private static final List<Metric> HEAD =
            List.of(
                    Metric.VOLATILITY,
                    Metric.SHARPE_RATIO,
                    Metric.MAXIMUM_DRAWDOWN,
                    Metric.VALUE_AT_RISK_95_HISTORICAL);

    private final Messages messages;
    private final MeasurePage<RiskReport, RiskDesk> page;
    private final HBox tiles = new HBox(16);
    private final RiskCharts charts;
    private final DialTile depth;
    private final DialTile lastDay;
    private final DrawdownTable drawdowns;
    private final TailTable tail;
    private final RiskShareTable shares;
    private final FigureGrid spread = new FigureGrid();
    private final FigureGrid ratios = new FigureGrid();
    private final FigureGrid beside = new FigureGrid(2, true);
    private final BenchmarkPicker benchmark;
    private final Section rolling;
    private final Section besideSection;
    private final Section shareSection;

    /** The assets of the correlations shown, in their order. */
    private List<Asset> correlated = List.of();

    /**
     * @param chooseFiles lets the user choose files to import
     */
    public RiskView(
            MeasureViewModel<RiskReport, RiskDesk> model,
            Workspace workspace,
            Runnable chooseFiles) {
        this.messages = workspace.messages();
        page =
                new MeasurePage<>(
                        model,
                        workspace,
                        new EmptyState(
                                        MaterialDesignC.CHART_BELL_CURVE,
                                        messages.text("risk.empty.title"),
                                        messages.text("risk.empty.text"))
                                .withMain(messages.text("action.choose-files"), chooseFiles));
        charts = new RiskCharts(workspace);
        depth = new DialTile(messages.text("risk.dial.depth"));
        depth.setId("risk-dial-depth");
        lastDay = new DialTile(messages.text("risk.dial.last"));
        lastDay.setId("risk-dial-last");
        drawdowns = new DrawdownTable(messages, this::explain);
        tail = new TailTable(messages);
        shares =
                new RiskShareTable(
                        messages,
                        beside ->
                                page.explain(
                                        (desk, query) ->
                                                desk.explain(query, Metric.CONTRIBUTION_TO_RISK),
                                        beside));
        rolling = new Section(messages.text("risk.rolling.heading"), charts.rolling);
        charts.correlations.chosenProperty().subscribe(this::explainPair);
        benchmark = new BenchmarkPicker(messages, "risk-benchmark", model::compareWith);
        besideSection = new Section(messages.text("risk.beside.heading"), beside, benchmark);
        shareSection = new Section(messages.text("risk.share.heading"), shares);
        layOut();
    }

    private void layOut() {
        VBox right =
                new VBox(
                        24,
                        section("risk.ratios.heading", ratios),
                        section("risk.tail.heading", tail));
        GridPane halves = new GridPane(40, 24);
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        halves.getColumnConstraints().addAll(half, half);
        halves.addRow(0, section("risk.spread.heading", spread), right);
        HBox.setHgrow(charts.drawdown, Priority.ALWAYS);
        HBox falls = new HBox(16, charts.drawdown, depth, lastDay);
        page.follow(
                "risk-coverage",
                this::show,
                tiles,
                section("risk.drawdown.heading", new VBox(16, falls, drawdowns)),
                halves,
                besideSection,
                rolling,
                section("risk.returns.heading", charts.returns),
                section("risk.correlation.heading", charts.correlations),
                shareSection);
    }

    private Section section(String key, Node content) {
        return new Section(messages.text(key), content);
    }

    private String show(Reading<RiskReport> reading, RiskReport report, FigureWords words) {
        correlated = report.correlations().assets();
        benchmark.show(reading.choices(), reading.query().benchmark());
        tiles.getChildren().clear();
        HEAD.forEach(metric -> of(report, Set.of(metric)).forEach(figure -> tile(figure, words)));
        charts.show(report, words);
        showDials(report, words);
        drawdowns.show(report.drawdowns(), words.formats());
        spread.show(of(report, Groups.SPREAD), words, page::explain);
        ratios.show(of(report, Groups.RATIOS), words, page::explain);
        beside.show(
                report.benchmark().isPresent() ? of(report, Groups.BESIDE) : List.of(),
                words,
                page::explain);
        besideSection.note(
                report.benchmark()
                        .map(name -> messages.text("risk.beside.note", name))
                        .orElse(messages.text("risk.beside.none")));
        tail.show(report.figures(), words, page::explain);
        rolling.setShown(report.rolling().isPresent());
        report.rolling()
                .ifPresent(r ->
                        rolling.note(
                                messages.text(
                                        "risk.rolling.note",
                                        r.window(),
                                        words.phrase(r.annualisation()))));
        shares.show(report.shares(), words.formats());
        StringBuilder left = new StringBuilder(messages.text("risk.share.note"));
        report.sharesNotes().forEach(note -> left.append(' ').append(words.phrase(note)));
        shareSection.note(left.toString());
        StringBuilder notes = new StringBuilder();
        report.coverage().notes().forEach(n -> notes.append(words.phrase(n)).append(' '));
        return notes.toString().strip();
    }

    /** How deep it is now against the worst, and the last return against the value at risk. */
    private void showDials(RiskReport report, FigureWords words) {
        double[] falls = report.drawdown().values();
        double[] returns = report.series().returns();
        dial(depth, Metric.MAXIMUM_DRAWDOWN, falls, "risk.dial.worst", report, words);
        dial(
                lastDay,
                Metric.VALUE_AT_RISK_95_HISTORICAL,
                returns,
                "risk.dial.limit",
                report,
                words);
    }

    private void dial(
            DialTile dial,
            Metric limit,
            double[] values,
            String note,
            RiskReport report,
            FigureWords words) {
        Figure worst = of(report, Set.of(limit)).getFirst();
        boolean isKnown = values.length > 0 && worst.value().isPresent();
        dial.setVisible(isKnown);
        dial.setManaged(isKnown);
        if (isKnown) {
            double now = values[values.length - 1];
            double most = Math.abs(worst.value().getAsDouble());
            dial.show(
                    most == 0 ? 0 : Math.max(0, -now) / most,
                    words.formats().percent(BigDecimal.valueOf(now), 2),
                    messages.text(note, words.value(worst)));
        }
    }

    /** The depth of a fall, over the days from its peak to its end. */
    private void explain(DatedDrawdown fall, Node beside) {
        page.explain(
                (desk, query) ->
                        desk.explain(
                                query.within(
                                        fall.peak().plusDays(1), fall.peak().plusDays(fall.days())),
                                Metric.MAXIMUM_DRAWDOWN),
                beside);
    }

    /** The correlation that was clicked. */
    private void explainPair(HeatMap.@Nullable Cell cell) {
        List<Asset> assets = correlated;
        if (cell != null && Math.max(cell.row(), cell.column()) < assets.size()) {
            page.explain(
                    (desk, query) ->
                            desk.explainCorrelation(
                                    query,
                                    assets.get(cell.row()).id(),
                                    assets.get(cell.column()).id()),
                    charts.correlations);
        }
    }

    private static List<Figure> of(RiskReport report, Set<Metric> group) {
        return report.figures().stream().filter(figure -> group.contains(figure.metric())).toList();
    }

    private void tile(Figure figure, FigureWords words) {
        FigureTile tile =
                new FigureTile(
                        figure,
                        messages.text("risk.sample", words.formats().count(figure.n())),
                        FigureTile.Tone.PLAIN,
                        words,
                        page::explain);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(200);
        tiles.getChildren().add(tile);
    }

    /** Which figures stand together. */
    private static final class Groups {
        static final Set<Metric> BESIDE = EnumSet.range(Metric.BETA, Metric.NET_SELECTIVITY);
        static final Set<Metric> RATIOS =
                EnumSet.range(Metric.SHARPE_RATIO, Metric.VOLATILITY_SKEWNESS);
        static final Set<Metric> SPREAD =
                EnumSet.range(Metric.CUMULATIVE_RETURN, Metric.PAIN_INDEX);

        static {
            SPREAD.addAll(EnumSet.range(Metric.SKEWNESS, Metric.JARQUE_BERA_P_VALUE));
        }

        private Groups() {}
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
