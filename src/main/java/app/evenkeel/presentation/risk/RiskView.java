package app.evenkeel.presentation.risk;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.presentation.control.BenchmarkPicker;
import app.evenkeel.presentation.control.EmptyState;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.FigureGrid;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.control.FigureTile;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.StatePane;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.risk.RiskViewModel.Reading;

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

    private final RiskViewModel model;
    private final Workspace workspace;
    private final Messages messages;
    private final StatePane root;
    private final EmptyState empty;
    private final ScrollPane page = new ScrollPane();
    private final Label coverage = new Label();
    private final HBox tiles = new HBox(16);
    private final RiskCharts charts;
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

    /**
     * @param chooseFiles lets the user choose files to import
     */
    public RiskView(RiskViewModel model, Workspace workspace, Runnable chooseFiles) {
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        root = new StatePane(messages, model::reload);
        empty =
                new EmptyState(
                                MaterialDesignC.CHART_BELL_CURVE,
                                messages.text("risk.empty.title"),
                                messages.text("risk.empty.text"))
                        .withMain(messages.text("action.choose-files"), chooseFiles);
        charts = new RiskCharts(workspace);
        drawdowns = new DrawdownTable(messages);
        tail = new TailTable(messages);
        shares = new RiskShareTable(messages);
        rolling =
                new Section(
                        messages.text("risk.rolling.heading"),
                        new VBox(16, charts.volatility, charts.sharpe));
        benchmark = new BenchmarkPicker(messages, "risk-benchmark", model::compareWith);
        besideSection = new Section(messages.text("risk.beside.heading"), beside, benchmark);
        shareSection = new Section(messages.text("risk.share.heading"), shares);
        layOut();
        root.follow(model.problemProperty());
        model.readingProperty().subscribe(this::show);
        workspace
                .context()
                .formatsProperty()
                .subscribe(formats -> show(model.readingProperty().get()));
    }

    private void layOut() {
        coverage.getStyleClass().addAll("ek-caption", "ek-warn");
        coverage.setWrapText(true);
        coverage.managedProperty().bind(coverage.visibleProperty());
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
        VBox column =
                new VBox(
                        24,
                        coverage,
                        tiles,
                        section("risk.drawdown.heading", new VBox(16, charts.drawdown, drawdowns)),
                        halves,
                        besideSection,
                        rolling,
                        section("risk.returns.heading", charts.returns),
                        section("risk.correlation.heading", charts.correlations),
                        shareSection);
        column.getStyleClass().add("ek-page");
        page.setContent(column);
        page.setFitToWidth(true);
    }

    private Section section(String key, Node content) {
        return new Section(messages.text(key), content);
    }

    private void show(@Nullable Reading reading) {
        if (reading == null) {
            return;
        }
        if (reading.report().isEmpty()) {
            root.show(empty);
            return;
        }
        RiskReport report = reading.report().get();
        FigureWords words = words(reading);
        root.show(page);
        benchmark.show(reading.choices(), reading.query().period().benchmark());
        StringBuilder notes = new StringBuilder();
        report.coverage().notes().forEach(n -> notes.append(words.phrase(n)).append(' '));
        coverage.setText(notes.toString().strip());
        coverage.setVisible(!notes.isEmpty());
        tiles.getChildren().clear();
        HEAD.forEach(metric -> of(report, Set.of(metric)).forEach(figure -> tile(figure, words)));
        charts.show(report, words);
        drawdowns.show(report.drawdowns(), words.formats());
        spread.show(of(report, Groups.SPREAD), words, this::explain);
        ratios.show(of(report, Groups.RATIOS), words, this::explain);
        beside.show(
                report.benchmark().isPresent() ? of(report, Groups.BESIDE) : List.of(),
                words,
                this::explain);
        besideSection.note(
                report.benchmark()
                        .map(name -> messages.text("risk.beside.note", name))
                        .orElse(messages.text("risk.beside.none")));
        tail.show(report.figures(), words, this::explain);
        rolling.setShown(report.rolling().isPresent());
        report.rolling()
                .ifPresent(r -> rolling.note(messages.text("risk.rolling.note", r.window())));
        shares.show(report.shares(), words.formats());
        StringBuilder left = new StringBuilder(messages.text("risk.share.note"));
        report.sharesNotes().forEach(note -> left.append(' ').append(words.phrase(note)));
        shareSection.note(left.toString());
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
                        this::explain);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(200);
        tiles.getChildren().add(tile);
    }

    private FigureWords words(Reading reading) {
        return new FigureWords(
                messages.language(),
                workspace.context().formats(),
                reading.query().period().currency());
    }

    private void explain(Figure figure, FigureLink link) {
        Reading reading = model.readingProperty().get();
        if (reading != null) {
            FigureWords words = words(reading);
            model.explain(
                    figure.metric(),
                    explanation ->
                            new ExplanationPane(explanation, words, workspace).showBeside(link));
        }
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
