package app.evenkeel.presentation.overview;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.ChartMark;
import app.evenkeel.presentation.control.ChartSeries;
import app.evenkeel.presentation.control.Choice;
import app.evenkeel.presentation.control.TimeSeriesChart;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.overview.OverviewData.Point;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The value over time with deposits and withdrawals, and a benchmark to compare it with. */
final class ValueChart extends VBox {
    private final Messages messages;
    private final TimeSeriesChart chart;
    private final ComboBox<Choice<Asset>> benchmark = new ComboBox<>();
    private final Label gaps = new Label();
    private boolean filling;

    ValueChart(Workspace workspace, Consumer<@Nullable AssetId> compare) {
        super(8);
        this.messages = workspace.messages();
        getStyleClass().add("ek-section");
        chart = new TimeSeriesChart(messages, workspace.context().formats());
        chart.setId("overview-chart");
        chart.setExport(new ChartExport(workspace, "evenkeel-value"));
        chart.setPrefHeight(240);
        chart.setMinHeight(220);
        Label heading = new Label(messages.text("overview.chart.heading"));
        heading.getStyleClass().add("ek-heading");
        Label legend = new Label(messages.text("overview.chart.flows"));
        legend.getStyleClass().add("ek-caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label word = new Label(messages.text("overview.benchmark.name"));
        word.getStyleClass().add("ek-caption");
        word.setLabelFor(benchmark);
        benchmark.setId("overview-benchmark");
        benchmark.setAccessibleText(messages.text("overview.benchmark.name"));
        benchmark.setPrefWidth(200);
        benchmark.setConverter(names());
        benchmark
                .valueProperty()
                .subscribe(chosen -> {
                    if (!filling && chosen != null) {
                        compare.accept(chosen.value().map(Asset::id).orElse(null));
                    }
                });
        HBox head = new HBox(12, heading, legend, gap, word, benchmark);
        head.setAlignment(Pos.CENTER_LEFT);
        gaps.setId("overview-chart-gaps");
        gaps.getStyleClass().addAll("ek-caption", "ek-warn");
        gaps.managedProperty().bind(gaps.visibleProperty());
        getChildren().addAll(head, gaps, chart);
    }

    /** Takes about a third of a page's height. */
    void fit(double page) {
        chart.setPrefHeight(Math.clamp(page * 0.36, 240, 440));
    }

    void show(OverviewData data, Formats formats) {
        filling = true;
        benchmark.getItems().setAll(Choice.noneOr(data.benchmarkChoices()));
        benchmark.setValue(new Choice<>(Optional.ofNullable(data.benchmark())));
        filling = false;
        List<ChartSeries> series = new ArrayList<>();
        series.add(line(messages.text("overview.chart.value"), data.values(), 1));
        Asset other = data.benchmark();
        if (other != null && !data.benchmarkLine().isEmpty()) {
            series.add(line(other.symbol(), data.benchmarkLine(), 2));
        }
        List<String> words = caption(data, formats);
        gaps.setVisible(!words.isEmpty());
        gaps.setText(String.join(" ", words));
        gaps.setWrapText(true);
        gaps.getStyleClass().remove("ek-warn");
        if (!data.stored() || words.size() > 1) {
            gaps.getStyleClass().add("ek-warn");
        }
        chart.setStale(data.partial() ? whole(data.values()) : stretches(data.values()));
        chart.setFormats(formats);
        chart.setData(
                series,
                data.flows().stream().map(flow -> mark(flow, data, formats)).toList(),
                data.currency());
    }

    /** What the line leaves out, and why a part of it is dashed; speaks only of what is drawn. */
    private List<String> caption(OverviewData data, Formats formats) {
        List<Point> values = data.values();
        if (data.partial()) {
            return List.of(messages.text("overview.chart.partial"));
        }
        List<String> words = new ArrayList<>();
        if (data.stored()) {
            words.add(messages.text("overview.chart.stored", formats.date(data.asOf())));
        }
        long missing = values.stream().filter(point -> point.value() == null).count();
        if (missing > 0) {
            words.add(messages.text("overview.chart.gaps", missing, values.size()));
        }
        long dashed =
                IntStream.range(1, values.size())
                        .filter(i -> values.get(i).stale())
                        .filter(i -> values.get(i).value() != null)
                        .filter(i -> values.get(i - 1).value() != null)
                        .count();
        LocalDate stale = data.staleSince();
        if (dashed > 0) {
            words.add(
                    stale == null
                            ? messages.text("overview.chart.stale.days", dashed)
                            : messages.text(
                                    "overview.chart.stale", formats.date(stale), data.stale()));
        }
        return words;
    }

    /** From the first day to the last. */
    private static double[] whole(List<Point> points) {
        return new double[] {millis(points.getFirst().day()), millis(points.getLast().day()) + 1};
    }

    /** First and last times of the runs of days that rest on old prices. */
    private static double[] stretches(List<Point> points) {
        List<Double> ends = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).stale()) {
                continue;
            }
            if (i == 0 || !points.get(i - 1).stale()) {
                ends.add(millis(points.get(i).day()));
            }
            if (i == points.size() - 1 || !points.get(i + 1).stale()) {
                // Not the same moment as the first: a run may be one day long.
                ends.add(millis(points.get(i).day()) + 1);
            }
        }
        return ends.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private ChartMark mark(Point flow, OverviewData data, Formats formats) {
        BigDecimal value = Objects.requireNonNull(flow.value());
        String key = value.signum() > 0 ? "overview.flow.in" : "overview.flow.out";
        return new ChartMark(
                millis(flow.day()),
                value.doubleValue(),
                messages.text(
                        key,
                        formats.date(flow.day()),
                        formats.money(value.abs(), data.currency())));
    }

    private static ChartSeries line(String name, List<Point> points, int colour) {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = millis(points.get(i).day());
            BigDecimal value = points.get(i).value();
            y[i] = value == null ? Double.NaN : value.doubleValue();
        }
        return new ChartSeries(name, x, y, colour);
    }

    private static double millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private StringConverter<Choice<Asset>> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Choice<Asset> asset) {
                return asset == null || asset.value().isEmpty()
                        ? messages.text("overview.benchmark.none")
                        : asset.value().get().symbol();
            }

            @Override
            public Choice<Asset> fromString(String text) {
                return Choice.none();
            }
        };
    }
}
