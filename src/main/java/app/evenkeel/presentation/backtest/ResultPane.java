package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestReport.Day;
import app.evenkeel.portfolio.backtest.BacktestReport.Trade;
import app.evenkeel.presentation.backtest.Shown.Line;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.ChartSeries;
import app.evenkeel.presentation.control.ExplanationPane;
import app.evenkeel.presentation.control.FigureGrid;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.control.FigureTile;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.control.TimeSeriesChart;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What came of a backtest: figures, curve and figures beside others, warnings, trades. */
final class ResultPane extends VBox {
    private static final double DAY = 86_400_000.0;
    private static final List<Metric> HEAD =
            List.of(
                    Metric.TIME_WEIGHTED_RETURN,
                    Metric.ANNUALISED_TIME_WEIGHTED_RETURN,
                    Metric.MAXIMUM_DRAWDOWN,
                    Metric.SHARPE_RATIO);

    private final BacktestViewModel model;
    private final Workspace workspace;
    private final Messages messages;
    private final HBox tiles = new HBox(16);
    private final TimeSeriesChart chart;
    private final Label totals = new Label();
    private final VBox caveats = new VBox(4);
    private final FigureGrid figures = new FigureGrid(2, false);
    private final ComparedTable compared;
    private final Section comparison;
    private final TableView<Trade> trades = new TableView<>();
    private final TextField name = new TextField();

    ResultPane(BacktestViewModel model, Workspace workspace) {
        super(24);
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        setId("backtest-result");
        chart = new TimeSeriesChart(messages, workspace.context().formats());
        chart.setId("backtest-chart");
        chart.setExport(new ChartExport(workspace, "evenkeel-backtest"));
        chart.setPrefHeight(260);
        totals.getStyleClass().add("ek-caption");
        totals.setWrapText(true);
        totals.setId("backtest-totals");
        trades.setId("backtest-trades");
        trades.setPrefHeight(320);
        trades.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(trades);
        compared = new ComparedTable(messages);
        comparison = new Section(messages.text("backtest.compared"), compared);
        name.setPromptText(messages.text("backtest.name"));
        name.setId("backtest-name");
        Button keep = new Button(messages.text("backtest.keep"));
        keep.setId("backtest-keep");
        keep.disableProperty().bind(name.textProperty().isEmpty());
        keep.setOnAction(event -> model.save(name.getText()));
        getChildren()
                .addAll(
                        tiles,
                        new Section(messages.text("backtest.curve"), chart, name, keep),
                        new VBox(8, totals, caveats),
                        comparison,
                        new Section(messages.text("backtest.figures"), figures),
                        new Section(messages.text("backtest.trades"), trades));
    }

    void show(Shown shown) {
        BacktestReport report = shown.report();
        CurrencyCode currency = currency(report);
        Formats formats = workspace.context().formats();
        FigureWords words = new FigureWords(messages.language(), formats, currency);
        FigureLink.Explain explain = (figure, beside) -> explain(report, figure, beside);
        tiles.getChildren().clear();
        for (Metric metric : HEAD) {
            shown.figures().stream()
                    .filter(figure -> figure.metric() == metric)
                    .findFirst()
                    .ifPresent(figure -> tile(figure, words, explain));
        }
        chart.setFormats(formats);
        List<ChartSeries> lines = new ArrayList<>();
        lines.add(line(messages.text("backtest.line.test"), report.days(), 1));
        int colour = 2;
        for (Line beside : shown.beside()) {
            lines.add(line(beside.name(), beside.days(), colour++));
        }
        chart.setData(lines, List.of(), currency);
        totals.setText(
                messages.text(
                        "backtest.totals",
                        formats.money(BigDecimal.valueOf(report.totals().finalValue()), currency),
                        formats.money(BigDecimal.valueOf(report.totals().cost()), currency),
                        formats.money(BigDecimal.valueOf(report.totals().tax()), currency),
                        report.totals().rebalances(),
                        report.totals().trades()));
        caveats.getChildren().setAll(report.caveats().stream().map(this::caveat).toList());
        figures.show(
                shown.figures().stream()
                        .filter(figure -> isCompared(report) || !figure.metric().isRelative())
                        .toList(),
                words,
                explain);
        comparison.setShown(!shown.compared().isEmpty());
        compared.show(
                shown.compared(),
                kept -> new FigureWords(messages.language(), formats, currency(kept.report())));
        showTrades(report, formats, currency);
    }

    /** Without a benchmark, figures beside one say nothing. */
    private static boolean isCompared(BacktestReport report) {
        return !report.config().benchmark().isEmpty();
    }

    private CurrencyCode currency(BacktestReport report) {
        CurrencyCode own = report.config().currency();
        return own == null ? workspace.context().baseCurrency() : own;
    }

    private void tile(Figure figure, FigureWords words, FigureLink.Explain explain) {
        FigureTile tile =
                new FigureTile(
                        figure,
                        messages.text("backtest.sample", words.formats().count(figure.n())),
                        figure.metric() == Metric.SHARPE_RATIO
                                ? FigureTile.Tone.PLAIN
                                : FigureTile.Tone.GAIN_OR_LOSS,
                        words,
                        explain);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setPrefWidth(160);
        tiles.getChildren().add(tile);
    }

    private void explain(BacktestReport report, Figure figure, FigureLink beside) {
        FigureWords words =
                new FigureWords(
                        messages.language(), workspace.context().formats(), currency(report));
        model.explain(
                report,
                figure.metric(),
                explanation ->
                        new ExplanationPane(explanation, words, workspace).showBeside(beside));
    }

    private Label caveat(Caveat caveat) {
        Formats formats = workspace.context().formats();
        Label label =
                new Label(
                        messages.text(
                                "backtest.caveat." + caveat.kind(),
                                caveat.asset(),
                                formats.date(caveat.day()),
                                switch (caveat.kind()) {
                                    case PREDICTIONS_RIGHT, ALWAYS_RISING_RIGHT ->
                                            formats.percent(BigDecimal.valueOf(caveat.amount()), 1);
                                    default ->
                                            formats.number(
                                                    BigDecimal.valueOf(caveat.amount()), 0, 2);
                                }));
        label.getStyleClass().addAll("ek-caption", "ek-warn");
        label.setWrapText(true);
        return label;
    }

    private void showTrades(BacktestReport report, Formats formats, CurrencyCode currency) {
        trades.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<Trade>(
                                        "date",
                                        messages.text("backtest.trade.date"),
                                        trade -> formats.date(trade.date())),
                                new TextColumn<Trade>(
                                        "asset",
                                        messages.text("backtest.trade.asset"),
                                        Trade::asset),
                                new TextColumn<Trade>(
                                                "units",
                                                messages.text("backtest.trade.units"),
                                                trade ->
                                                        formats.number(
                                                                BigDecimal.valueOf(trade.units()),
                                                                0,
                                                                4))
                                        .number(),
                                new TextColumn<Trade>(
                                                "price",
                                                messages.text("backtest.trade.price"),
                                                trade ->
                                                        formats.price(
                                                                BigDecimal.valueOf(trade.price()),
                                                                currency))
                                        .number(),
                                new TextColumn<Trade>(
                                                "amount",
                                                messages.text("backtest.trade.amount")
                                                        + " "
                                                        + currency,
                                                trade ->
                                                        formats.amount(
                                                                BigDecimal.valueOf(trade.amount()),
                                                                currency))
                                        .number(),
                                new TextColumn<Trade>(
                                                "cost",
                                                messages.text("backtest.trade.cost")
                                                        + " "
                                                        + currency,
                                                trade ->
                                                        formats.amount(
                                                                BigDecimal.valueOf(trade.cost()),
                                                                currency))
                                        .number()));
        trades.getItems().setAll(report.trades());
    }

    private static ChartSeries line(String name, List<Day> days, int colour) {
        double[] x = new double[days.size()];
        double[] y = new double[days.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = days.get(i).date().toEpochDay() * DAY;
            y[i] = days.get(i).value();
        }
        return new ChartSeries(name, x, y, colour);
    }
}
