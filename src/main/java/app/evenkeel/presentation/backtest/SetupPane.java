package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestConfig.Contribution;
import app.evenkeel.portfolio.backtest.BacktestConfig.History;
import app.evenkeel.portfolio.backtest.Prefilled;
import app.evenkeel.presentation.backtest.BacktestViewModel.Choices;
import app.evenkeel.presentation.control.Field;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.control.WordBox;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What is to be tested: strategies, assets, days, money and costs. */
final class SetupPane extends VBox {
    private static final double MOST_MONEY = 1e15;
    private static final int FIRST_FEW = 4;

    /** A fee and a spread that most markets are not far from, so that trading is never free. */
    private static final Dealing USUAL = new Dealing(0.001, 0, 0, 0.0005, 0, 0, 0);

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
    private final FundPane fund;
    private final CheckComboBox<String> assets = new CheckComboBox<>();
    private final NumberField capital = new NumberField(0.01, MOST_MONEY);
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final DealingFields dealing;
    private final NumberField contribution = new NumberField(-MOST_MONEY, MOST_MONEY);
    private final WordBox<Frequency> every;
    private final ComboBox<String> benchmark = new ComboBox<>();
    private final WordBox<Execution> execution;
    private final TermsPane terms;
    private final Label origin = new Label();
    private final CarriedLine flows;
    private final CarriedLine rules;
    private final CarriedLine payments;

    /** Where what has no field here comes from, so that it is not lost. */
    private BacktestConfig base = PLAIN;

    /** Whether the assets are no longer those of the base. */
    private boolean assetsChanged = true;

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
        fund = new FundPane(workspace);
        dealing = new DealingFields("backtest-", messages);
        terms = new TermsPane(messages, dealing);
        every =
                new WordBox<>(
                        List.of(Frequency.values()),
                        each -> messages.text("backtest.frequency." + each));
        execution =
                new WordBox<>(
                        List.of(Execution.values()),
                        each -> messages.text("backtest.execution." + each));
        Button run = new Button(messages.text("backtest.run"));
        run.setId("backtest-run");
        run.getStyleClass().add("accent");
        run.setDefaultButton(true);
        run.setOnAction(event -> model.run(config()));
        run.disableProperty().bind(model.runningProperty().or(fund.completeProperty().not()));
        Button mine = new Button(messages.text("backtest.mine"));
        mine.setId("backtest-mine");
        mine.setOnAction(event -> model.fromPortfolio());
        mine.disableProperty().bind(model.runningProperty());
        flows = new CarriedLine("backtest.flows", "backtest-drop-flows", messages, this::dropFlows);
        rules =
                new CarriedLine(
                        "backtest.rules",
                        "backtest-drop-rules",
                        messages,
                        () -> keep(base.withMoney(base.money().subList(0, 1))));
        payments =
                new CarriedLine(
                        "backtest.payments",
                        "backtest-drop-payments",
                        messages,
                        () -> keep(base.withPayments(List.of())));
        prepare();
        getChildren()
                .addAll(
                        new HBox(8, run, mine),
                        origin,
                        field("backtest.assets", assets),
                        fund,
                        field("backtest.capital", capital),
                        new FieldPair(field("backtest.from", from), field("backtest.to", to)),
                        dealing.fees(),
                        dealing.losses(),
                        new FieldPair(
                                field("backtest.contribution", contribution),
                                field("backtest.every", every)),
                        flows,
                        rules,
                        payments,
                        new FieldPair(
                                field("backtest.execution", execution),
                                field("backtest.benchmark", benchmark)),
                        terms);
        dealing.show(USUAL);
        terms.show(base);
        model.choicesProperty().subscribe(this::offer);
        model.wantedProperty().subscribe(this::show);
        model.originProperty().subscribe(this::tellOrigin);
    }

    private void prepare() {
        origin.setId("backtest-origin");
        origin.getStyleClass().add("ek-caption");
        origin.setWrapText(true);
        origin.managedProperty().bind(origin.visibleProperty());
        assets.setId("backtest-assets");
        assets.getCheckModel()
                .getCheckedItems()
                .addListener(
                        (ListChangeListener<String>)
                                change -> {
                                    if (!filling) {
                                        assetsChanged = true;
                                        fund.setAssets(chosenAssets());
                                    }
                                });
        for (DatePicker picker : List.of(from, to)) {
            picker.setConverter(
                    new LocalDateStringConverter(
                            DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ISO_LOCAL_DATE));
        }
        capital.setNumber(PLAIN.capital());
        contribution.setNumber(0);
        every.setValue(Frequency.MONTHLY);
        execution.setValue(Execution.NEXT_PRICE);
    }

    /** Says what the portfolio gave: its targets or what it holds, and what of it has no prices. */
    private void tellOrigin(@Nullable Prefilled filled) {
        origin.setVisible(filled != null);
        if (filled == null) {
            return;
        }
        Formats formats = workspace.context().formats();
        String from = messages.text("backtest.origin." + filled.weights());
        origin.setText(
                filled.unpriced() > 0
                        ? from
                                + " "
                                + messages.text(
                                        "backtest.origin.unpriced",
                                        formats.percent(BigDecimal.valueOf(filled.unpriced()), 2))
                        : from);
    }

    /** A form that no longer has the flows of the portfolio is not laid over what really was. */
    private void dropFlows() {
        keep(base.withFlows(List.of()));
        model.edited();
    }

    private void keep(BacktestConfig other) {
        base = other;
        showCarried();
    }

    private void showCarried() {
        Formats formats = workspace.context().formats();
        flows.show(base.flows().size(), formats);
        rules.show(Math.max(0, base.money().size() - 1), formats);
        payments.show(base.payments().size(), formats);
    }

    private void offer(@Nullable Choices choices) {
        if (choices == null) {
            return;
        }
        filling = true;
        List<String> before = chosenAssets();
        assets.getItems().setAll(choices.assets());
        (before.isEmpty() && assetsChanged
                        ? choices.assets().stream().limit(FIRST_FEW).toList()
                        : before)
                .forEach(this::check);
        List<String> compared = new ArrayList<>();
        compared.add("");
        compared.addAll(choices.assets());
        String kept = benchmark.getValue();
        benchmark.getItems().setAll(compared);
        benchmark.setValue(kept);
        terms.offer(choices.assets());
        fund.setAssets(chosenAssets());
        fund.offer(choices.strategies());
        filling = false;
    }

    /** Assets that the store no longer has are shown where a configuration names them. */
    private void check(String name) {
        if (!assets.getItems().contains(name)) {
            assets.getItems().add(name);
        }
        assets.getCheckModel().check(name);
    }

    private void show(@Nullable BacktestConfig config) {
        if (config == null) {
            return;
        }
        filling = true;
        assets.getCheckModel().clearChecks();
        config.named().forEach(this::check);
        fund.show(config.parts(), config.resplit(), config.named());
        capital.setNumber(config.capital());
        from.setValue(config.from());
        to.setValue(config.to());
        dealing.show(config.dealing());
        Contribution regular = config.money().isEmpty() ? null : config.money().getFirst();
        contribution.setNumber(regular == null ? 0 : regular.amount());
        every.setValue(regular == null ? Frequency.MONTHLY : regular.every());
        benchmark.setValue(config.benchmark());
        execution.setValue(config.execution());
        terms.show(config);
        filling = false;
        assetsChanged = false;
        keep(config);
    }

    /** What the form says; what it has no field for is as in the configuration shown last. */
    BacktestConfig config() {
        return new BacktestConfig(
                base.currency(),
                number(capital, base.capital()),
                from.getValue(),
                to.getValue(),
                terms.history(),
                assetsChanged ? chosenAssets() : base.assets(),
                execution.getValue(),
                dealing.dealing(),
                terms.venues(),
                terms.interest(),
                money(),
                base.flows(),
                base.payments(),
                terms.tax(),
                fund.parts(),
                fund.resplit(),
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
                    new Contribution(
                            amount,
                            every.getValue(),
                            terms.growth(),
                            regular == null ? null : regular.from(),
                            regular == null ? null : regular.to()));
        }
        return money;
    }

    /** The strategies. */
    FundPane fund() {
        return fund;
    }

    private List<String> chosenAssets() {
        return List.copyOf(assets.getCheckModel().getCheckedItems());
    }

    private static double number(NumberField field, double otherwise) {
        BigDecimal value = field.valueProperty().get();
        return value == null ? otherwise : value.doubleValue();
    }

    private Field field(String key, Control input) {
        return new Field(messages.text(key), input);
    }
}
