package app.evenkeel.presentation.risk;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.statistics.Bins;
import app.evenkeel.portfolio.performance.Correlations;
import app.evenkeel.portfolio.performance.Curve;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RollingRisk;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.ChartSeries;
import app.evenkeel.presentation.control.ChartUnit;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.HeatMapData;
import app.evenkeel.presentation.control.HeatMapData.Entry;
import app.evenkeel.presentation.control.HeatMapData.Heads;
import app.evenkeel.presentation.control.HeatMapData.Scale;
import app.evenkeel.presentation.control.Histogram;
import app.evenkeel.presentation.control.TimeSeriesChart;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pictures of the Risk screen. */
final class RiskCharts {
    private static final double DAY = 86_400_000.0;

    private final Messages messages;
    final TimeSeriesChart drawdown;
    final TimeSeriesChart volatility;
    final TimeSeriesChart sharpe;

    /** The two above with what each shows over it. */
    final VBox rolling;

    private final Label ratioTitle = title("risk-rolling-ratios");
    final Histogram returns;
    final HeatMap correlations;

    RiskCharts(Workspace workspace) {
        messages = workspace.messages();
        Formats formats = workspace.context().formats();
        drawdown = chart("drawdown", 200, workspace);
        volatility = chart("volatility", 180, workspace);
        sharpe = chart("sharpe", 180, workspace);
        Label volatilityTitle = title("risk-rolling-volatility");
        volatilityTitle.setText(messages.text("risk.rolling.volatility"));
        rolling =
                new VBox(
                        16,
                        new VBox(4, volatilityTitle, volatility),
                        new VBox(4, ratioTitle, sharpe));
        returns = new Histogram(messages, formats);
        returns.setId("risk-histogram");
        returns.setExport(new ChartExport(workspace, "evenkeel-returns"));
        correlations = new HeatMap(messages);
        correlations.setId("risk-correlations");
        correlations.setExport(new ChartExport(workspace, "evenkeel-correlations"));
    }

    void show(RiskReport report, FigureWords words) {
        Formats formats = words.formats();
        drawdown.setFormats(formats);
        drawdown.setData(
                List.of(line(messages.text("risk.drawdown.line"), report.drawdown(), 7)),
                List.of(),
                new ChartUnit.Percent());
        report.rolling().ifPresent(rolling -> showRolling(rolling, report, formats));
        returns.setData(
                Bins.of(report.series().returns()).bins().stream()
                        .map(bin -> new Histogram.Bar(bin.from(), bin.to(), bin.count()))
                        .toList(),
                marks(report.figures()),
                formats);
        correlations.setData(matrix(report.correlations(), formats));
    }

    private void showRolling(RollingRisk rolling, RiskReport report, Formats formats) {
        volatility.setFormats(formats);
        volatility.setData(
                List.of(line(messages.text("risk.rolling.volatility"), rolling.volatility(), 1)),
                List.of(),
                new ChartUnit.Percent());
        List<ChartSeries> ratios = new ArrayList<>();
        ratios.add(line(messages.text("risk.rolling.sharpe"), rolling.sharpeRatio(), 1));
        rolling.beta()
                .ifPresent(beta ->
                        ratios.add(
                                line(
                                        messages.text(
                                                "risk.rolling.beta", report.benchmark().orElse("")),
                                        beta,
                                        2)));
        ratioTitle.setText(
                ratios.stream().map(ChartSeries::name).collect(Collectors.joining(" · ")));
        sharpe.setFormats(formats);
        sharpe.setData(ratios, List.of(), new ChartUnit.Ratio());
    }

    private static Label title(String id) {
        Label title = new Label();
        title.setId(id);
        title.getStyleClass().add("ek-caption");
        return title;
    }

    private List<Histogram.Mark> marks(List<Figure> figures) {
        List<Histogram.Mark> marks = new ArrayList<>();
        mark(figures, Metric.VALUE_AT_RISK_95_HISTORICAL, "risk.tail.var-95").ifPresent(marks::add);
        mark(figures, Metric.VALUE_AT_RISK_99_HISTORICAL, "risk.tail.var-99").ifPresent(marks::add);
        return marks;
    }

    /** A loss is given as positive; on the axis of returns it stands at the left. */
    private Optional<Histogram.Mark> mark(List<Figure> figures, Metric metric, String key) {
        return figures.stream()
                .filter(figure -> figure.metric() == metric && figure.value().isPresent())
                .map(figure ->
                        new Histogram.Mark(-figure.value().getAsDouble(), messages.text(key)))
                .findFirst();
    }

    private static HeatMapData matrix(Correlations correlations, Formats formats) {
        List<String> names = correlations.assets().stream().map(asset -> asset.symbol()).toList();
        List<String> labels = correlations.assets().stream().map(asset -> asset.label()).toList();
        List<List<Entry>> entries = new ArrayList<>();
        for (double[] row : correlations.values()) {
            List<Entry> cells = new ArrayList<>();
            for (double value : row) {
                cells.add(
                        Double.isNaN(value)
                                ? Entry.NONE
                                : new Entry(
                                        value,
                                        formats.number(BigDecimal.valueOf(value), 2, 2),
                                        false));
            }
            entries.add(cells);
        }
        return new HeatMapData(labels, names, entries, Scale.DIVERGING, Heads.NAMES);
    }

    private TimeSeriesChart chart(String name, double height, Workspace workspace) {
        TimeSeriesChart chart = new TimeSeriesChart(messages, workspace.context().formats());
        chart.setId("risk-" + name);
        chart.setExport(new ChartExport(workspace, "evenkeel-" + name));
        chart.setPrefHeight(height);
        return chart;
    }

    private static ChartSeries line(String name, Curve curve, int colour) {
        double[] times = new double[curve.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = curve.days()[i] * DAY;
        }
        return new ChartSeries(name, times, curve.values(), colour);
    }
}
