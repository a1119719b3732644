package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.portfolio.performance.BenchmarkResult;
import app.evenkeel.portfolio.performance.Curve;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.presentation.control.BenchmarkPicker;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.ChartSeries;
import app.evenkeel.presentation.control.ChartUnit;
import app.evenkeel.presentation.control.Section;
import app.evenkeel.presentation.control.TimeSeriesChart;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.measure.MeasureViewModel;
import app.evenkeel.presentation.measure.MeasureViewModel.Reading;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The curve of returns, or of money with the same flows, beside a benchmark. */
final class CurveChart {
    private static final double DAY = 86_400_000.0;

    private final Workspace workspace;
    private final Messages messages;
    private final MeasureViewModel<PerformanceReport, PerformanceDesk> model;
    private final TimeSeriesChart chart;
    private final BenchmarkPicker benchmark;
    private final ComboBox<FlowTiming> timing = new ComboBox<>();
    private final ToggleGroup kind = new ToggleGroup();
    private final ToggleButton money;
    private final Section section;
    private boolean filling;
    private @Nullable Reading<PerformanceReport> shown;

    CurveChart(MeasureViewModel<PerformanceReport, PerformanceDesk> model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        chart = new TimeSeriesChart(messages, workspace.context().formats());
        chart.setId("performance-chart");
        chart.setExport(new ChartExport(workspace, "evenkeel-performance"));
        chart.setPrefHeight(280);
        ToggleButton returns = toggle("performance.chart.returns", "performance-returns");
        money = toggle("performance.chart.money", "performance-money");
        returns.setSelected(true);
        kind.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        kind.selectToggle(before);
                    } else {
                        draw();
                    }
                });
        benchmark = new BenchmarkPicker(messages, "performance-benchmark", model::compareWith);
        pickTiming();
        HBox kinds = new HBox(returns, money);
        kinds.setAlignment(Pos.CENTER_LEFT);
        section =
                new Section(
                        messages.text("performance.chart.heading"),
                        chart,
                        kinds,
                        benchmark,
                        timing);
    }

    Section section() {
        return section;
    }

    void show(Reading<PerformanceReport> reading) {
        shown = reading;
        filling = true;
        benchmark.show(reading.choices(), reading.query().benchmark());
        timing.setValue(reading.query().timing());
        filling = false;
        draw();
    }

    private void draw() {
        Reading<PerformanceReport> reading = shown;
        if (reading == null || reading.report().isEmpty()) {
            return;
        }
        PerformanceReport report = reading.report().get();
        Formats formats = workspace.context().formats();
        chart.setFormats(formats);
        boolean isMoney = money.isSelected();
        List<ChartSeries> series = new ArrayList<>();
        String own = messages.text("performance.chart.own");
        series.add(isMoney ? amounts(own, report.value(), 1) : returns(own, report.wealth(), 1));
        Optional<BenchmarkResult> other = report.benchmark();
        other.ifPresent(result ->
                series.add(
                        isMoney
                                ? amounts(result.name(), result.value(), 2)
                                : returns(result.name(), result.wealth(), 2)));
        if (isMoney) {
            series.add(amounts(messages.text("performance.chart.invested"), report.invested(), 8));
        }
        chart.setData(
                series,
                List.of(),
                isMoney
                        ? new ChartUnit.Amount(reading.query().currency())
                        : new ChartUnit.Percent());
        section.note(
                messages.text(
                        isMoney
                                ? "performance.chart.money.note"
                                : "performance.chart.returns.note"));
    }

    private static ChartSeries amounts(String name, Curve curve, int colour) {
        return new ChartSeries(name, times(curve), curve.values(), colour);
    }

    /** What one unit became, as the return since the start. */
    private static ChartSeries returns(String name, Curve wealth, int colour) {
        double[] values = wealth.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] -= 1;
        }
        return new ChartSeries(name, times(wealth), values, colour);
    }

    private static double[] times(Curve curve) {
        double[] times = new double[curve.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = curve.days()[i] * DAY;
        }
        return times;
    }

    private void pickTiming() {
        timing.setId("performance-timing");
        timing.setPrefWidth(240);
        timing.setAccessibleText(messages.text("performance.timing"));
        timing.getItems().setAll(FlowTiming.values());
        timing.setConverter(words());
        timing.valueProperty()
                .subscribe(chosen -> {
                    if (!filling && chosen != null) {
                        model.count(chosen);
                    }
                });
    }

    private ToggleButton toggle(String key, String id) {
        ToggleButton button = new ToggleButton(messages.text(key));
        button.setId(id);
        button.getStyleClass().add("ek-period");
        button.setToggleGroup(kind);
        return button;
    }

    private StringConverter<FlowTiming> words() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable FlowTiming value) {
                return value == null ? "" : messages.text("performance.timing." + value.name());
            }

            @Override
            public FlowTiming fromString(String text) {
                return FlowTiming.IN_AT_START_OUT_AT_END;
            }
        };
    }
}
