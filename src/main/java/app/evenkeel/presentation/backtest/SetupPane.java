package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestConfig.Contribution;
import app.evenkeel.portfolio.backtest.BacktestConfig.History;
import app.evenkeel.portfolio.backtest.BacktestConfig.Part;
import app.evenkeel.presentation.backtest.BacktestViewModel.Choices;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is to be tested: strategy, assets, days, money and costs. */
final class SetupPane extends VBox {
    private static final double MOST_MONEY = 1e15;
    private static final double HUNDRED = 100;

    private final BacktestViewModel model;
    private final Messages messages;
    private final ComboBox<StrategyType> strategy = new ComboBox<>();
    private final Label about = new Label();
    private final CheckComboBox<String> assets = new CheckComboBox<>();
    private final ParameterForm parameters;
    private final NumberField capital = new NumberField(0.01, MOST_MONEY);
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final NumberField fee = new NumberField(0, 50);
    private final NumberField fixed = new NumberField(0, MOST_MONEY);
    private final NumberField spread = new NumberField(0, 50);
    private final NumberField contribution = new NumberField(-MOST_MONEY, MOST_MONEY);
    private final ComboBox<Frequency> every = new ComboBox<>();
    private final ComboBox<String> benchmark = new ComboBox<>();
    private final ComboBox<Execution> execution = new ComboBox<>();
    private final Button run;

    /** What came with a configuration and has no field here, so that it is not lost. */
    private @Nullable BacktestConfig base;

    private boolean filling;

    SetupPane(BacktestViewModel model, Workspace workspace) {
        super(12);
        this.model = model;
        this.messages = workspace.messages();
        setId("backtest-setup");
        setMinWidth(300);
        setPrefWidth(300);
        setMaxWidth(300);
        parameters = new ParameterForm(messages, this::edited);
        run = new Button(messages.text("backtest.run"));
        run.setId("backtest-run");
        run.getStyleClass().add("accent");
        run.setDefaultButton(true);
        run.setOnAction(event -> model.run(config()));
        run.disableProperty().bind(model.runningProperty());
        Button mine = new Button(messages.text("backtest.mine"));
        mine.setId("backtest-mine");
        mine.setOnAction(event -> model.fromPortfolio());
        mine.disableProperty().bind(model.runningProperty());
        prepare();
        getChildren()
                .addAll(
                        new HBox(8, run, mine),
                        field("backtest.strategy", strategy),
                        about,
                        field("backtest.assets", assets),
                        parameters,
                        field("backtest.capital", capital),
                        pair(field("backtest.from", from), field("backtest.to", to)),
                        pair(field("backtest.fee", fee), field("backtest.fixed", fixed)),
                        pair(
                                field("backtest.spread", spread),
                                field("backtest.execution", execution)),
                        pair(
                                field("backtest.contribution", contribution),
                                field("backtest.every", every)),
                        field("backtest.benchmark", benchmark));
        model.choicesProperty().subscribe(this::offer);
        model.wantedProperty().subscribe(this::show);
    }

    private void prepare() {
        about.getStyleClass().add("ek-caption");
        about.setWrapText(true);
        strategy.setId("backtest-strategy");
        strategy.setConverter(words(type -> messages.text(type.key())));
        strategy.valueProperty().subscribe(type -> chosen(type, Settings.USUAL));
        assets.setId("backtest-assets");
        assets.getCheckModel()
                .getCheckedItems()
                .addListener(
                        (ListChangeListener<String>)
                                change -> {
                                    StrategyType type = strategy.getValue();
                                    if (!filling && type != null) {
                                        parameters.show(
                                                type, parameters.settings(), chosenAssets());
                                        edited();
                                    }
                                });
        capital.setNumber(1_000_000);
        fee.setNumber(0.1);
        fixed.setNumber(0);
        spread.setNumber(0.05);
        contribution.setNumber(0);
        every.getItems().setAll(Frequency.values());
        every.setValue(Frequency.MONTHLY);
        every.setConverter(words(f -> messages.text("backtest.frequency." + f)));
        execution.getItems().setAll(Execution.values());
        execution.setValue(Execution.NEXT_PRICE);
        execution.setConverter(words(e -> messages.text("backtest.execution." + e)));
        for (ComboBox<?> box : List.of(strategy, every, benchmark, execution)) {
            box.setMaxWidth(Double.MAX_VALUE);
        }
        assets.setMaxWidth(Double.MAX_VALUE);
    }

    private void offer(@Nullable Choices choices) {
        if (choices == null) {
            return;
        }
        filling = true;
        List<String> before = chosenAssets();
        StrategyType kept = strategy.getValue();
        strategy.getItems().setAll(choices.strategies());
        strategy.setValue(kept == null ? choices.strategies().get(1) : kept);
        assets.getItems().setAll(choices.assets());
        (before.isEmpty() ? choices.assets().stream().limit(4).toList() : before)
                .forEach(name -> assets.getCheckModel().check(name));
        List<String> compared = new ArrayList<>();
        compared.add("");
        compared.addAll(choices.assets());
        benchmark.getItems().setAll(compared);
        filling = false;
        chosen(strategy.getValue(), parameters.settings());
    }

    private void chosen(@Nullable StrategyType type, Settings settings) {
        if (type == null || filling) {
            return;
        }
        about.setText(messages.text(type.key() + ".about"));
        parameters.show(type, settings, chosenAssets());
        edited();
    }

    private void edited() {
        if (!filling) {
            base = null;
            model.edited();
        }
    }

    private void show(@Nullable BacktestConfig config) {
        if (config == null) {
            return;
        }
        filling = true;
        Part part = config.parts().getFirst();
        strategy.getItems().stream()
                .filter(type -> type.id().equals(part.kind()))
                .findFirst()
                .ifPresent(type -> {
                    strategy.setValue(type);
                    about.setText(messages.text(type.key() + ".about"));
                    assets.getCheckModel().clearChecks();
                    config.assets().forEach(name -> assets.getCheckModel().check(name));
                    parameters.show(type, part.settings(), config.assets());
                });
        capital.setNumber(config.capital());
        from.setValue(config.from());
        to.setValue(config.to());
        fee.setNumber(config.dealing().rate() * HUNDRED);
        fixed.setNumber(config.dealing().fixed());
        spread.setNumber(config.dealing().spread() * HUNDRED);
        benchmark.setValue(config.benchmark());
        execution.setValue(config.execution());
        filling = false;
        base = config;
    }

    /** What the form says. */
    BacktestConfig config() {
        BacktestConfig kept = base;
        if (kept != null) {
            return kept;
        }
        StrategyType type = strategy.getValue();
        double amount = number(contribution, 0);
        return new BacktestConfig(
                null,
                number(capital, 1_000_000),
                from.getValue(),
                to.getValue(),
                History.COMMON,
                chosenAssets(),
                execution.getValue(),
                new Dealing(
                        number(fee, 0) / HUNDRED,
                        number(fixed, 0),
                        0,
                        number(spread, 0) / HUNDRED,
                        0,
                        0,
                        0),
                List.of(),
                Terms.Interest.NONE,
                amount == 0
                        ? List.of()
                        : List.of(new Contribution(amount, every.getValue(), 0, null, null)),
                List.of(),
                List.of(),
                Tax.NONE,
                List.of(new Part(1, type.id(), parameters.settings())),
                Frequency.YEARLY,
                benchmark.getValue() == null ? "" : benchmark.getValue(),
                0);
    }

    /** The strategy that is chosen, or {@code null}. */
    @Nullable StrategyType strategy() {
        return strategy.getValue();
    }

    private List<String> chosenAssets() {
        return List.copyOf(assets.getCheckModel().getCheckedItems());
    }

    private static double number(NumberField field, double otherwise) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? otherwise : value.doubleValue();
    }

    private VBox field(String key, Node input) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("ek-caption");
        label.setLabelFor(input);
        VBox box = new VBox(2, label, input);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setPrefWidth(140);
        return box;
    }

    private static HBox pair(VBox left, VBox right) {
        return new HBox(12, left, right);
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }
}
