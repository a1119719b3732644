package app.evenkeel.presentation.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.Objective;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestService.Reproduction.Outcome;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.portfolio.backtest.SavedSweep;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.backtest.BacktestViewModel.Named;
import app.evenkeel.presentation.backtest.BacktestViewModel.Swept;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

@ExtendWith(ApplicationExtension.class)
class BacktestViewTest {
    private final StackPane root = new StackPane();
    private final StubDesk desk = new StubDesk();
    private final TestWorkspace.Told told = new TestWorkspace.Told();
    private @Nullable BacktestView view;
    private @Nullable BacktestViewModel model;

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 980, 900);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH, new DirectTaskRunner(), told);
        BacktestViewModel shown = new BacktestViewModel(desk, workspace, new Changes());
        model = shown;
        BacktestView made = new BacktestView(shown, workspace, ZoneOffset.UTC);
        view = made;
        root.getChildren().setAll(made.node());
        made.activate(new Route.Backtest());
    }

    @Test
    void makesItsFormFromWhatAStrategySaysOfItself(FxRobot robot) {
        ComboBox<StrategyType> strategy = strategy(robot);

        for (StrategyType type : Strategies.ALL) {
            robot.interact(() -> strategy.setValue(type));

            type.parameters()
                    .forEach(parameter ->
                            assertThat(
                                            robot.lookup("#backtest-parameter-" + parameter.name())
                                                    .tryQuery())
                                    .as(type.id() + " " + parameter.name())
                                    .isPresent());
        }
    }

    @Test
    void runsWhatTheFormSaysAndTakesPercentForFractions(FxRobot robot) {
        robot.interact(() -> strategy(robot).setValue(Strategies.called("momentum")));
        NumberField lookback =
                robot.lookup("#backtest-parameter-lookback").queryAs(NumberField.class);
        robot.interact(() -> lookback.setText("90"));

        fire(robot, "#backtest-run");

        BacktestConfig asked = desk.ran.getLast();
        assertThat(asked.assets()).containsExactly("AAA", "BBB");
        assertThat(asked.dealing().rate()).isEqualTo(0.001);
        assertThat(String.valueOf(asked.parts().getFirst().settings().byName().get("lookback")))
                .contains("90");
        assertThat(robot.lookup("#backtest-totals").queryAs(Label.class).getText())
                .contains("1 100 000".replace(' ', '\u00a0'));
        TableView<?> trades = robot.lookup("#backtest-trades").queryAs(TableView.class);
        assertThat(trades.getItems()).hasSize(1);
    }

    @Test
    void explainsAFigureOfTheResultWithItsDays(FxRobot robot) {
        fire(robot, "#backtest-run");

        robot.interact(() ->
                robot.lookup(".ek-figure-tile .ek-figure-link").queryAs(Hyperlink.class).fire());
        WaitForAsyncUtils.waitForFxEvents();

        TableView<?> rows = robot.lookup("#explanation .table-view").queryAs(TableView.class);
        // The first day is what the capital is there for.
        assertThat(rows.getItems()).hasSize(59);
    }

    @Test
    void startsFromThePortfolioInOneClickAndWarnsOfWhatFlatters(FxRobot robot) {
        fire(robot, "#backtest-mine");

        assertThat(desk.fromPortfolio).isEqualTo(1);
        assertThat(
                        robot.lookup(node ->
                                        node instanceof Label l
                                                && l.getText()
                                                        .startsWith(
                                                                "Every asset is still traded today."))
                                .tryQuery())
                .isPresent();
    }

    @Test
    void marksWhatIsNoNumber(FxRobot robot) {
        robot.interact(() -> strategy(robot).setValue(Strategies.called("momentum")));
        NumberField lookback =
                robot.lookup("#backtest-parameter-lookback").queryAs(NumberField.class);

        robot.interact(() -> lookback.setText("many"));

        assertThat(lookback.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("error"));
        assertThat(lookback.valueProperty().get()).isNull();
    }

    @Test
    void keepsAResultUnderItsName(FxRobot robot) {
        fire(robot, "#backtest-run");
        robot.interact(
                () -> robot.lookup("#backtest-name").queryAs(TextField.class).setText("Mine"));

        fire(robot, "#backtest-keep");

        assertThat(desk.kept).containsExactly("Mine");
    }

    @Test
    void opensOnWhatWasKeptLast(FxRobot robot) {
        desk.saved = List.of(saved(7, "Newest"), saved(3, "Older"));

        robot.interact(() -> Objects.requireNonNull(view).activate(new Route.Backtest()));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(desk.opened).containsExactly(7L);
        assertThat(robot.lookup("#backtest-totals").tryQuery()).isPresent();
        assertThat(strategy(robot).getValue().id()).isEqualTo("momentum");
    }

    @Test
    void laysSeveralThatWereKeptOverEachOtherWithTheirFiguresSideBySide(FxRobot robot) {
        desk.saved = List.of(saved(7, "Newest"), saved(3, "Older"));
        robot.interact(() -> Objects.requireNonNull(model).open(desk.saved));
        WaitForAsyncUtils.waitForFxEvents();

        TableView<?> compared = robot.lookup("#backtest-compared-figures").queryAs(TableView.class);
        assertThat(compared.isVisible()).isTrue();
        assertThat(compared.getColumns())
                .extracting(TableColumn::getText)
                .containsExactly("Figure", "Newest", "Older");
        assertThat(compared.getItems().contains(Metric.VOLATILITY)).isTrue();
        assertThat(compared.getItems().contains(Metric.BETA)).as("no benchmark").isFalse();
        assertThat(compared.getColumns().get(1).getCellData(0))
                .isEqualTo(compared.getColumns().get(2).getCellData(0));
    }

    @Test
    void runsAKeptSweepAgainAndComparesOnlyWhatCameOutOtherwise(FxRobot robot) {
        keptSweep();
        robot.interact(() -> Objects.requireNonNull(model).load());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() ->
                robot.lookup(".tab-pane").queryAs(TabPane.class).getSelectionModel().select(2));
        robot.interact(() ->
                robot.lookup("#backtest-saved-sweeps")
                        .queryAs(TableView.class)
                        .getSelectionModel()
                        .select(0));

        fire(robot, "#backtest-sweeps-again");
        assertThat(told.texts).containsExactly("The same to the last bit.");
        assertThat(Objects.requireNonNull(model).sweptProperty().get()).isNull();

        desk.outcome = Outcome.OTHER_PRICES;
        fire(robot, "#backtest-sweeps-again");
        assertThat(told.texts.getLast()).startsWith("Prices have changed since");
        Swept other = Objects.requireNonNull(model).sweptProperty().get();
        assertThat(Objects.requireNonNull(other).beside())
                .extracting(Named::name)
                .containsExactly("Run again now", "Crossings");
    }

    private SweepConfig keptSweep() {
        SweepConfig config = sweep();
        desk.savedSweeps =
                List.of(
                        new SavedSweep(
                                4,
                                "Crossings",
                                Instant.EPOCH,
                                config,
                                "0".repeat(64),
                                "0".repeat(64),
                                1));
        return config;
    }

    @Test
    void runsASweepThatWasKeptAgainJustAsItWas(FxRobot robot) {
        SweepConfig config = keptSweep();
        robot.interact(() -> Objects.requireNonNull(model).openSweeps(desk.savedSweeps));
        WaitForAsyncUtils.waitForFxEvents();

        fire(robot, "#backtest-sweep-run");

        SweepConfig again = desk.swept.getLast();
        assertThat(again.axes()).isEqualTo(config.axes());
        assertThat(again.sampling()).isEqualTo(config.sampling());
        assertThat(again.objective()).isEqualTo(config.objective());
        assertThat(again.inSample()).isEqualTo(config.inSample());
        assertThat(again.folds()).isEqualTo(config.folds());
        assertThat(again.kept()).isEqualTo(config.kept());
        assertThat(again.base().parts()).isEqualTo(config.base().parts());
    }

    /** Uneven values, anchored folds and kept trials: the form has no field for them. */
    private static SweepConfig sweep() {
        return new SweepConfig(
                ConfigReader.read(
                        "{\"assets\": [\"AAA\"], \"strategy\": {\"kind\":"
                                + " \"moving-average-crossover\"}}"),
                List.of(axis("fast", 5, 7, 20), axis("slow", 50, 60.5, 200)),
                new SweepPlan.Sampling.Random(8, Long.MIN_VALUE + 42),
                Objective.CALMAR_RATIO,
                0.6,
                new SweepPlan.Folds(300, 60, true),
                7);
    }

    private static Axis axis(String parameter, double... values) {
        return new Axis(
                parameter, Arrays.stream(values).<Setting>mapToObj(Setting.Amount::new).toList());
    }

    @Test
    void drawsSomeCombinationsAtRandomWhenAsked(FxRobot robot) {
        robot.interact(
                () -> strategy(robot).setValue(Strategies.called("moving-average-crossover")));
        robot.interact(() -> robot.lookup("#backtest-random").queryAs(CheckBox.class).fire());
        robot.interact(
                () -> robot.lookup("#backtest-draws").queryAs(NumberField.class).setText("30"));

        fire(robot, "#backtest-sweep-run");

        assertThat(desk.swept.getLast().sampling()).isEqualTo(new SweepPlan.Sampling.Random(30, 1));
    }

    @Test
    void takesFurtherCostsInterestAndTaxFromTheFoldedForm(FxRobot robot) {
        NumberField rate = robot.lookup("#backtest-tax-rate").queryAs(NumberField.class);
        assertThat(rate.getParent().getParent().getParent().isVisible()).isFalse();
        robot.interact(() -> robot.lookup("#backtest-terms").queryAs(Hyperlink.class).fire());
        assertThat(rate.getParent().getParent().getParent().isVisible()).isTrue();
        robot.interact(() -> {
            rate.setText("20.315");
            robot.lookup("#backtest-slippage").queryAs(NumberField.class).setText("0.02");
            robot.lookup("#backtest-interest-cash").queryAs(NumberField.class).setText("1.5");
        });

        fire(robot, "#backtest-run");

        BacktestConfig asked = desk.ran.getLast();
        assertThat(asked.tax().rate()).isEqualTo(0.20315);
        assertThat(asked.dealing().slippage()).isEqualTo(0.0002);
        assertThat(asked.interest().onCash()).isEqualTo(0.015);
    }

    @Test
    void keepsRealDepositsWhenOtherThingsChange(FxRobot robot) {
        fire(robot, "#backtest-mine");
        robot.interact(
                () -> robot.lookup("#backtest-fee").queryAs(NumberField.class).setText("0.25"));
        robot.interact(() -> strategy(robot).setValue(Strategies.called("momentum")));

        fire(robot, "#backtest-run");

        BacktestConfig asked = desk.beside.getLast();
        assertThat(asked.flows()).hasSize(1);
        assertThat(asked.dealing().rate()).isEqualTo(0.0025);
        assertThat(asked.parts()).extracting(BacktestConfig.Part::kind).containsExactly("momentum");

        robot.interact(() -> robot.lookup("#backtest-drop-flows").queryAs(Hyperlink.class).fire());
        fire(robot, "#backtest-run");

        assertThat(desk.ran.getLast().flows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void namesEveryWordThatAStrategyOffers(String language) {
        Locale locale = Locale.of(language);
        Messages messages = new Messages(locale, locale);

        for (StrategyType type : Strategies.ALL) {
            for (Parameter parameter : type.parameters()) {
                assertThat(parameter.choices())
                        .allMatch(word ->
                                messages.has("strategy.word." + parameter.name() + "." + word));
            }
        }
    }

    private static SavedBacktest saved(long id, String name) {
        return new SavedBacktest(
                id,
                name,
                Instant.EPOCH,
                ConfigReader.read("{\"strategy\": {\"kind\": \"momentum\"}}"),
                "0".repeat(64),
                "0".repeat(64),
                1);
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<StrategyType> strategy(FxRobot robot) {
        return robot.lookup("#backtest-strategy").queryAs(ComboBox.class);
    }
}
