package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.HeatMap.Cell;
import app.evenkeel.analytics.backtest.sweep.Objective;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.portfolio.backtest.SweepReport;
import app.evenkeel.presentation.control.ChartExport;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.HeatMapData;
import app.evenkeel.presentation.control.HeatMapData.Entry;
import app.evenkeel.presentation.control.HeatMapData.Scale;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tries many values of one or two parameters and shows where the strategy does well. */
final class SweepPane extends VBox {
    private static final double IN_SAMPLE = 0.7;
    private static final int KEPT = 50;
    private static final int MOST_STEPS = 60;

    private final BacktestViewModel model;
    private final SetupPane setup;
    private final Messages messages;
    private final Formats formats;
    private final AxisRow first;
    private final AxisRow second;
    private final ComboBox<Objective> objective = new ComboBox<>();
    private final HeatMap map;
    private final TableView<Trial> best = new TableView<>();
    private final Label verdict = new Label();

    SweepPane(BacktestViewModel model, SetupPane setup, Workspace workspace) {
        super(16);
        this.model = model;
        this.setup = setup;
        this.messages = workspace.messages();
        this.formats = workspace.context().formats();
        setId("backtest-sweep");
        first = new AxisRow("backtest.sweep.first");
        second = new AxisRow("backtest.sweep.second");
        objective.getItems().setAll(Objective.values());
        objective.setValue(Objective.SHARPE_RATIO);
        objective.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Objective value) {
                        return value == null ? "" : messages.text("backtest.objective." + value);
                    }

                    @Override
                    public Objective fromString(String text) {
                        return Objective.SHARPE_RATIO;
                    }
                });
        Button run = new Button(messages.text("backtest.sweep.run"));
        run.setId("backtest-sweep-run");
        run.disableProperty().bind(model.runningProperty());
        run.setOnAction(event -> sweep());
        map = new HeatMap(messages);
        map.setId("backtest-map");
        map.setExport(new ChartExport(workspace, "evenkeel-sweep"));
        verdict.setWrapText(true);
        verdict.setId("backtest-verdict");
        best.setId("backtest-best");
        best.setPrefHeight(320);
        best.setPlaceholder(new Label(messages.text("backtest.sweep.none")));
        best.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        TableCopy.install(best);
        Label note = new Label(messages.text("backtest.sweep.note"));
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        getChildren().addAll(note, first, second, new HBox(12, objective, run), verdict, map, best);
        model.sweptProperty().subscribe(this::show);
    }

    /** Offers the parameters of the strategy that is chosen beside it. */
    void offer() {
        StrategyType type = setup.strategy();
        if (type != null) {
            List<Parameter> numbers =
                    type.parameters().stream()
                            .filter(p ->
                                    p.kind() == Parameter.Kind.NUMBER
                                            || p.kind() == Parameter.Kind.WHOLE_NUMBER)
                            .toList();
            first.offer(numbers, 0);
            second.offer(numbers, 1);
        }
    }

    private void sweep() {
        List<Axis> axes = new ArrayList<>();
        first.axis().ifPresent(axes::add);
        second.axis()
                .filter(axis ->
                        axes.stream().noneMatch(a -> a.parameter().equals(axis.parameter())))
                .ifPresent(axes::add);
        if (!axes.isEmpty()) {
            model.sweep(
                    SweepConfig.grid(setup.config(), axes, objective.getValue(), IN_SAMPLE, KEPT));
        }
    }

    private void show(@Nullable SweepReport report) {
        if (report == null) {
            return;
        }
        var found = report.result().map();
        List<List<Entry>> rows = new ArrayList<>();
        for (int row = 0; row < found.y().values().size(); row++) {
            List<Entry> cells = new ArrayList<>();
            for (int column = 0; column < found.x().values().size(); column++) {
                Cell cell = found.cell(column, row);
                boolean marked = row * found.x().values().size() + column == found.plateau();
                cells.add(
                        Double.isNaN(cell.inSample())
                                ? Entry.NONE
                                : new Entry(cell.inSample(), number(cell.inSample()), marked));
            }
            rows.add(cells);
        }
        map.setData(new HeatMapData(names(found.y()), names(found.x()), rows, Scale.SEQUENTIAL));
        verdict.setText(verdict(report));
        showBest(report);
    }

    private String verdict(SweepReport report) {
        Trial peak = report.result().best();
        Trial plateau = report.result().plateau();
        DeflatedSharpe deflated = report.result().deflated();
        List<String> sentences = new ArrayList<>();
        sentences.add(
                messages.text(
                        "backtest.sweep.tried",
                        report.result().trials(),
                        report.result().refused()));
        if (peak != null) {
            sentences.add(
                    messages.text(
                            "backtest.sweep.peak",
                            settings(peak),
                            number(peak.inSample()),
                            number(peak.outOfSample())));
        }
        if (plateau != null) {
            sentences.add(
                    messages.text(
                            "backtest.sweep.plateau",
                            settings(plateau),
                            number(plateau.inSample()),
                            number(plateau.outOfSample())));
        }
        if (deflated != null) {
            sentences.add(
                    messages.text(
                            "backtest.sweep.deflated",
                            formats.percent(BigDecimal.valueOf(deflated.probability()), 1)));
        }
        return String.join(" ", sentences);
    }

    private void showBest(SweepReport report) {
        best.getColumns()
                .setAll(
                        List.of(
                                new TextColumn<Trial>(
                                        "settings",
                                        messages.text("backtest.sweep.settings"),
                                        this::settings),
                                column("in", trial -> number(trial.inSample())),
                                column("out", trial -> number(trial.outOfSample())),
                                column("rebalances", t -> formats.count(t.rebalances())),
                                column(
                                        "value",
                                        t ->
                                                formats.number(
                                                        BigDecimal.valueOf(t.finalValue()),
                                                        0,
                                                        0))));
        best.getItems().setAll(report.result().kept());
    }

    private TextColumn<Trial> column(String key, Function<Trial, String> text) {
        return new TextColumn<Trial>(key, messages.text("backtest.sweep." + key), text).number();
    }

    private List<String> names(Axis axis) {
        return axis.values().stream().map(this::value).toList();
    }

    private String settings(Trial trial) {
        List<String> varied = new ArrayList<>();
        first.axis().map(Axis::parameter).ifPresent(varied::add);
        second.axis().map(Axis::parameter).ifPresent(varied::add);
        return trial.settings().byName().entrySet().stream()
                .filter(entry -> varied.contains(entry.getKey()))
                .map(entry ->
                        messages.text("strategy.parameter." + entry.getKey())
                                + " "
                                + value(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String value(Setting setting) {
        return switch (setting) {
            case Setting.Amount(double value) -> formats.number(BigDecimal.valueOf(value), 0, 4);
            case Setting.Flag(boolean value) -> Boolean.toString(value).toLowerCase(Locale.ROOT);
            case Setting.Word(String value) -> value;
            case Setting.Weights weights -> weights.byAsset().toString();
        };
    }

    private String number(double value) {
        return Double.isNaN(value)
                ? Formats.UNKNOWN
                : formats.number(BigDecimal.valueOf(value), 2, 2);
    }

    /** One parameter and the values it takes. */
    private final class AxisRow extends HBox {
        private final ComboBox<Parameter> parameter = new ComboBox<>();
        private final NumberField low = new NumberField(-1e12, 1e12);
        private final NumberField high = new NumberField(-1e12, 1e12);
        private final NumberField steps = new NumberField(1, MOST_STEPS);

        AxisRow(String key) {
            super(8);
            setAlignment(Pos.CENTER_LEFT);
            Label label = new Label(messages.text(key));
            label.getStyleClass().add("ek-caption");
            label.setMinWidth(120);
            parameter.setPrefWidth(200);
            parameter.setConverter(
                    new StringConverter<>() {
                        @Override
                        public String toString(@Nullable Parameter value) {
                            return value == null ? "" : messages.text(value.key());
                        }

                        @Override
                        public @Nullable Parameter fromString(String text) {
                            return null;
                        }
                    });
            parameter.valueProperty().subscribe(this::suggest);
            for (NumberField field : List.of(low, high, steps)) {
                field.setPrefColumnCount(5);
            }
            getChildren()
                    .addAll(
                            label,
                            parameter,
                            caption("backtest.sweep.low"),
                            low,
                            caption("backtest.sweep.high"),
                            high,
                            caption("backtest.sweep.steps"),
                            steps);
        }

        private Label caption(String key) {
            Label label = new Label(messages.text(key));
            label.getStyleClass().add("ek-caption");
            return label;
        }

        void offer(List<Parameter> numbers, int chosen) {
            parameter.getItems().setAll(numbers);
            parameter.setValue(chosen < numbers.size() ? numbers.get(chosen) : null);
        }

        /** From half to twice of what is usual, as far as the parameter goes. */
        private void suggest(@Nullable Parameter value) {
            if (value != null && value.usual() instanceof Setting.Amount(double usual)) {
                double base = usual == 0 ? Math.max(value.least(), 0.01) : usual;
                low.setNumber(fit(value, base / 2));
                high.setNumber(fit(value, base * 2));
                steps.setNumber(11);
            }
        }

        private double fit(Parameter value, double number) {
            double within = Math.clamp(number, value.least(), value.most());
            return value.kind() == Parameter.Kind.WHOLE_NUMBER ? Math.rint(within) : within;
        }

        Optional<Axis> axis() {
            Parameter chosen = parameter.getValue();
            BigDecimal from = low.valueProperty().get();
            BigDecimal to = high.valueProperty().get();
            BigDecimal count = steps.valueProperty().get();
            if (chosen == null || from == null || to == null || count == null) {
                return Optional.empty();
            }
            int n = Math.max(1, count.intValue());
            List<Setting> values = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                double share = n == 1 ? 0 : (double) i / (n - 1);
                double value = from.doubleValue() + share * (to.doubleValue() - from.doubleValue());
                Setting setting = new Setting.Amount(fit(chosen, value));
                if (!values.contains(setting)) {
                    values.add(setting);
                }
            }
            return Optional.of(new Axis(chosen.name(), values));
        }
    }
}
