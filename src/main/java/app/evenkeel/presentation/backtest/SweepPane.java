package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.Objective;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestConfig.Part;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.presentation.backtest.BacktestViewModel.Swept;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Tries many values of one or two parameters and shows where the strategy does well. */
final class SweepPane extends VBox {
    private static final double IN_SAMPLE = 0.7;
    private static final int KEPT = 50;
    private static final int DRAWS = 200;

    /** Two years to choose by, half a year to hold, as a strategy is looked at in earnest. */
    private static final int TRAIN = 504;

    private static final int TEST = 126;

    private final BacktestViewModel model;
    private final SetupPane setup;
    private final Messages messages;
    private final AxisRow first;
    private final AxisRow second;
    private final ComboBox<Objective> objective = new ComboBox<>();
    private final NumberField inSample = new NumberField(10, 100);
    private final CheckBox random = new CheckBox();
    private final NumberField draws = new NumberField(1, 1e9);
    private final NumberField seed = new NumberField(Long.MIN_VALUE, Long.MAX_VALUE);
    private final CheckBox walk = new CheckBox();
    private final NumberField train = new NumberField(20, 1e6);
    private final NumberField test = new NumberField(1, 1e6);
    private final SweepOutcome outcome;
    private @Nullable SweepConfig shown;
    private boolean isAnchored;

    SweepPane(BacktestViewModel model, SetupPane setup, Workspace workspace) {
        super(16);
        this.model = model;
        this.setup = setup;
        this.messages = workspace.messages();
        setId("backtest-sweep");
        first = new AxisRow("backtest.sweep.first", messages);
        second = new AxisRow("backtest.sweep.second", messages);
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
        inSample.setFraction(IN_SAMPLE);
        train.setNumber(TRAIN);
        test.setNumber(TEST);
        random.setText(messages.text("backtest.sweep.random"));
        random.setId("backtest-random");
        draws.setId("backtest-draws");
        draws.setNumber(DRAWS);
        seed.setNumber(1);
        draws.disableProperty().bind(random.selectedProperty().not());
        seed.disableProperty().bind(random.selectedProperty().not());
        walk.setText(messages.text("backtest.sweep.walk"));
        walk.setId("backtest-walk");
        train.disableProperty().bind(walk.selectedProperty().not());
        test.disableProperty().bind(walk.selectedProperty().not());
        Button run = new Button(messages.text("backtest.sweep.run"));
        run.setId("backtest-sweep-run");
        run.disableProperty().bind(model.runningProperty());
        run.setOnAction(event -> sweep());
        outcome = new SweepOutcome(model, workspace);
        Label note = new Label(messages.text("backtest.sweep.note"));
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        HBox choosing =
                line(
                        field("backtest.sweep.objective", objective),
                        field("backtest.sweep.in-sample", inSample));
        HBox drawing =
                line(
                        random,
                        field("backtest.sweep.draws", draws),
                        field("backtest.sweep.seed", seed));
        HBox walking =
                line(
                        walk,
                        field("backtest.sweep.train", train),
                        field("backtest.sweep.test", test));
        Label several = new Label(messages.text("backtest.sweep.several"));
        several.getStyleClass().addAll("ek-caption", "ek-warn");
        several.setWrapText(true);
        several.visibleProperty().bind(setup.fund().severalProperty());
        several.managedProperty().bind(several.visibleProperty());
        getChildren()
                .addAll(note, several, first, second, choosing, drawing, walking, run, outcome);
        setup.fund().firstProperty().subscribe(this::offer);
        model.sweptProperty().subscribe(this::show);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(12, nodes);
        line.setAlignment(Pos.BOTTOM_LEFT);
        return line;
    }

    private VBox field(String key, Node input) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(input);
        return new VBox(2, label, input);
    }

    /** Offers the parameters of the strategy that is chosen beside it. */
    private void offer(@Nullable StrategyType type) {
        if (type == null) {
            return;
        }
        List<Parameter> numbers =
                type.parameters().stream()
                        .filter(p ->
                                p.kind() == Parameter.Kind.NUMBER
                                        || p.kind() == Parameter.Kind.WHOLE_NUMBER)
                        .toList();
        first.offer(numbers, 0);
        second.offer(numbers, 1);
    }

    private void sweep() {
        List<Axis> axes = new ArrayList<>();
        first.axis().ifPresent(axes::add);
        second.axis()
                .filter(axis ->
                        axes.stream().noneMatch(a -> a.parameter().equals(axis.parameter())))
                .ifPresent(axes::add);
        if (!axes.isEmpty()) {
            SweepConfig as = shown;
            model.sweep(
                    new SweepConfig(
                            alone(setup.config()),
                            axes,
                            random.isSelected()
                                    ? new SweepPlan.Sampling.Random(whole(draws, DRAWS), seed())
                                    : new SweepPlan.Sampling.Grid(),
                            objective.getValue(),
                            inSample.fraction(IN_SAMPLE),
                            folds(),
                            as == null ? KEPT : as.kept()));
        }
    }

    /** A sweep is of one strategy: the first, with all of the capital. */
    private static BacktestConfig alone(BacktestConfig config) {
        Part part = config.parts().getFirst();
        return config.with(new Part(1, part.kind(), part.settings()));
    }

    private SweepPlan.@Nullable Folds folds() {
        return walk.isSelected()
                ? new SweepPlan.Folds(whole(train, TRAIN), whole(test, TEST), isAnchored)
                : null;
    }

    private long seed() {
        BigDecimal value = seed.valueProperty().get();
        return value == null ? 1 : value.longValue();
    }

    private static int whole(NumberField field, int otherwise) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? otherwise : value.intValue();
    }

    private void show(@Nullable Swept swept) {
        if (swept != null) {
            outcome.show(swept);
            fill(swept.report().config());
        }
    }

    /** What the form has no field for stays as it is here. */
    private void fill(SweepConfig config) {
        List<Axis> axes = config.axes();
        first.show(axes.getFirst());
        second.show(axes.size() > 1 ? axes.get(1) : null);
        if (config.sampling() instanceof SweepPlan.Sampling.Random drawn) {
            draws.setText(Long.toString(drawn.count()));
            seed.setText(Long.toString(drawn.seed()));
        }
        random.setSelected(config.sampling() instanceof SweepPlan.Sampling.Random);
        objective.setValue(config.objective());
        inSample.setFraction(config.inSample());
        SweepPlan.Folds folds = config.folds();
        walk.setSelected(folds != null);
        if (folds != null) {
            train.setNumber(folds.train());
            test.setNumber(folds.test());
            isAnchored = folds.anchored();
        }
        shown = config;
    }
}
