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
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.converter.LocalDateStringConverter;

import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is to be tested: strategy, assets, days, money and costs. */
final class SetupPane extends VBox {
    private static final double MOST_MONEY = 1e15;

    /** No costs, flows, tax or interest, and no strategy yet. */
    private static final BacktestConfig PLAIN =
            new BacktestConfig(
                    null,
                    1_000_000,
                    null,
                    null,
                    History.COMMON,
                    List.of(),
                    Execution.NEXT_PRICE,
                    Dealing.at(0),
                    List.of(),
                    Terms.Interest.NONE,
                    List.of(),
                    List.of(),
                    List.of(),
                    Tax.NONE,
                    List.of(),
                    Frequency.YEARLY,
                    "",
                    0);

    private final BacktestViewModel model;
    private final Workspace workspace;
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
    private final TermsPane terms;
    private final Button run;

    private final Label flows = new Label();
    private final Hyperlink dropFlows = new Hyperlink();
    private final HBox flowLine = new HBox(8);

    /** Where what has no field here comes from, so that it is not lost. */
    private BacktestConfig base = PLAIN;

    /** Whether strategy, assets or parameters are no longer those of the base. */
    private boolean strategyChanged = true;

    private boolean filling;

    SetupPane(BacktestViewModel model, Workspace workspace) {
        super(12);
        this.model = model;
        this.workspace = workspace;
        this.messages = workspace.messages();
        setId("backtest-setup");
        setMinWidth(300);
        setPrefWidth(300);
        setMaxWidth(300);
        parameters = new ParameterForm(messages, this::edited);
        terms = new TermsPane(messages);
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
                        flowLine,
                        field("backtest.benchmark", benchmark),
                        terms);
        terms.show(base);
        model.choicesProperty().subscribe(this::offer);
        model.wantedProperty().subscribe(this::show);
    }

    private void prepare() {
        about.getStyleClass().add("ek-caption");
        about.setWrapText(true);
        strategy.setId("backtest-strategy");
        strategy.setConverter(words(type -> messages.text(type.key())));
        strategy.valueProperty().subscribe(this::chosen);
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
        for (DatePicker picker : List.of(from, to)) {
            picker.setConverter(
                    new LocalDateStringConverter(
                            DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ISO_LOCAL_DATE));
        }
        capital.setNumber(1_000_000);
        fee.setId("backtest-fee");
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
        dropFlows.setText(messages.text("backtest.flows.drop"));
        dropFlows.setId("backtest-drop-flows");
        dropFlows.setMinWidth(USE_PREF_SIZE);
        dropFlows.setOnAction(event -> {
            base = base.withFlows(List.of());
            showFlows();
            model.edited();
        });
        flows.getStyleClass().add("ek-caption");
        flows.setWrapText(true);
        flowLine.setAlignment(Pos.CENTER_LEFT);
        flowLine.getChildren().setAll(flows, dropFlows);
        flowLine.managedProperty().bind(flowLine.visibleProperty());
        showFlows();
    }

    /** Days on which money really came or went; they have no field, so they are told. */
    private void showFlows() {
        int count = base.flows().size();
        flowLine.setVisible(count > 0);
        flows.setText(messages.text("backtest.flows", workspace.context().formats().count(count)));
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
        describe(strategy.getValue(), parameters.settings(), chosenAssets());
        filling = false;
    }

    private void chosen(@Nullable StrategyType type) {
        if (type != null && !filling) {
            describe(type, Settings.USUAL, chosenAssets());
            edited();
        }
    }

    private void describe(StrategyType type, Settings settings, List<String> names) {
        about.setText(messages.text(type.key() + ".about"));
        parameters.show(type, settings, names);
    }

    private void edited() {
        if (!filling) {
            strategyChanged = true;
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
                    assets.getCheckModel().clearChecks();
                    config.assets().forEach(name -> assets.getCheckModel().check(name));
                    describe(type, part.settings(), config.assets());
                });
        capital.setNumber(config.capital());
        from.setValue(config.from());
        to.setValue(config.to());
        fee.setFraction(config.dealing().rate());
        fixed.setNumber(config.dealing().fixed());
        spread.setFraction(config.dealing().spread());
        Contribution regular = config.money().isEmpty() ? null : config.money().getFirst();
        contribution.setNumber(regular == null ? 0 : regular.amount());
        every.setValue(regular == null ? Frequency.MONTHLY : regular.every());
        benchmark.setValue(config.benchmark());
        execution.setValue(config.execution());
        terms.show(config);
        filling = false;
        base = config;
        strategyChanged = false;
        showFlows();
    }

    /** What the form says; what it has no field for is as in the configuration shown last. */
    BacktestConfig config() {
        return new BacktestConfig(
                base.currency(),
                number(capital, base.capital()),
                from.getValue(),
                to.getValue(),
                base.history(),
                strategyChanged ? chosenAssets() : base.assets(),
                execution.getValue(),
                terms.dealing(fee.fraction(0), number(fixed, 0), spread.fraction(0)),
                base.venues(),
                terms.interest(),
                money(),
                base.flows(),
                base.payments(),
                terms.tax(),
                parts(),
                base.resplit(),
                benchmark.getValue() == null ? "" : benchmark.getValue(),
                terms.riskFree());
    }

    /** The first of what comes and goes by rule has fields; the others stay. */
    private List<Contribution> money() {
        List<Contribution> money = new ArrayList<>(base.money());
        Contribution regular = money.isEmpty() ? null : money.removeFirst();
        double amount = number(contribution, 0);
        if (amount != 0) {
            money.addFirst(
                    regular == null
                            ? new Contribution(amount, every.getValue(), 0, null, null)
                            : new Contribution(
                                    amount,
                                    every.getValue(),
                                    regular.growth(),
                                    regular.from(),
                                    regular.to()));
        }
        return money;
    }

    /** The first strategy has fields; the others stay. */
    private List<Part> parts() {
        if (!strategyChanged) {
            return base.parts();
        }
        List<Part> parts = new ArrayList<>(base.parts());
        double weight = parts.isEmpty() ? 1 : parts.removeFirst().weight();
        parts.addFirst(new Part(weight, strategy.getValue().id(), parameters.settings()));
        return parts;
    }

    /** Tells of the strategy that is chosen, now and whenever it is another. */
    void onStrategy(Consumer<StrategyType> told) {
        strategy.valueProperty()
                .subscribe(type -> {
                    if (type != null) {
                        told.accept(type);
                    }
                });
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
