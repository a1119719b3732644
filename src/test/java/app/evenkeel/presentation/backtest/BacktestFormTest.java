package app.evenkeel.presentation.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestConfig.Part;
import app.evenkeel.portfolio.backtest.BacktestConfig.Venue;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.backtest.ConfigWriter;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.control.HeatMap;
import app.evenkeel.presentation.control.NumberField;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.controlsfx.control.CheckComboBox;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Every part of a configuration is shown, can be changed, and comes back as it was. */
@ExtendWith(ApplicationExtension.class)
class BacktestFormTest {
    private static final String WHOLE =
            """
            {"currency": "EUR", "capital": 250000, "from": "2020-01-03", "to": "2024-12-30",
             "history": "available", "assets": ["AAA", "BBB", "GONE"], "execution": "same-close",
             "fund": {"every": "quarterly", "parts": [
               {"weight": 0.3333, "strategy": {"kind": "momentum", "lookback": 77}},
               {"weight": 0.6667, "strategy": {"kind": "target-allocation",
                 "weights": {"AAA": 0.25, "GONE": 0.7}, "every": "weekly"}}]},
             "dealing": {"rate": 0.0012, "fixed": 3, "minimumFee": 4, "spread": 0.0007,
               "slippage": 0.0003, "lot": 0.01, "minimumTrade": 25},
             "venues": [
               {"name": "Exchange", "assets": ["BBB"], "rate": 0.0026, "fixed": 0.5},
               {"name": "Broker", "assets": ["AAA", "GONE"], "minimumFee": 2, "lot": 1}],
             "interest": {"cash": 0.01, "debt": 0.07},
             "contributions": [
               {"amount": 500, "every": "monthly", "growth": 0.03, "from": "2021-01-01"},
               {"amount": -900, "every": "yearly"}],
             "flows": [{"date": "2022-02-02", "amount": 1234.5}],
             "dividends": [{"asset": "AAA", "date": "2021-06-01", "amount": 0.4}],
             "tax": {"rate": 0.2, "longRate": 0.1, "longAfter": 365, "dividends": 0.15,
               "method": "hifo", "payment": "next-year", "lossYears": 3},
             "benchmark": "BBB", "riskFree": 0.02}
            """;

    private final StackPane root = new StackPane();
    private final StubDesk desk = new StubDesk();
    private @Nullable BacktestViewModel model;

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 980, 900);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        BacktestViewModel shown = new BacktestViewModel(desk, workspace, new Changes());
        model = shown;
        BacktestView made = new BacktestView(shown, workspace, ZoneOffset.UTC);
        root.getChildren().setAll(made.node());
        made.activate(new Route.Backtest());
    }

    @Test
    void givesAWholeConfigurationBackAsItWasShown(FxRobot robot) {
        BacktestConfig whole = ConfigReader.read(WHOLE);
        open(robot, whole);

        fire(robot, "#backtest-run");

        assertThat(desk.ran.getLast()).isEqualTo(whole);
        assertThat(strategies(robot))
                .extracting(box -> box.getValue().id())
                .containsExactly("momentum", "target-allocation");
        assertThat(robot.lookup("#backtest-venue-name").<TextField>queryAll())
                .extracting(TextField::getText)
                .containsExactly("Exchange", "Broker");
        // What is not as usual is not folded away.
        assertThat(robot.lookup("#backtest-terms").queryAs(Hyperlink.class).getText())
                .isEqualTo("Less");
    }

    @Test
    void changesOnePartOfAFundAndLeavesTheOthers(FxRobot robot) {
        BacktestConfig whole = ConfigReader.read(WHOLE);
        open(robot, whole);
        robot.interact(() ->
                robot.lookup("#backtest-parameter-lookback")
                        .queryAs(NumberField.class)
                        .setText("90"));

        fire(robot, "#backtest-run");

        List<Part> parts = desk.ran.getLast().parts();
        assertThat(parts.getFirst().settings().byName().get("lookback"))
                .hasToString("Amount[value=90.0]");
        assertThat(parts.getFirst().weight()).isEqualTo(0.3333);
        assertThat(parts.getLast()).isEqualTo(whole.parts().getLast());
    }

    @Test
    void makesAFundOfStrategiesWhoseSharesAreAllThereIs(FxRobot robot) {
        click(robot, "#backtest-part-add");
        List<ComboBox<StrategyType>> strategies = strategies(robot);
        List<NumberField> weights =
                List.copyOf(robot.lookup("#backtest-weight").<NumberField>queryAll());
        robot.interact(() -> strategies.getLast().setValue(Strategies.called("momentum")));
        assertThat(weights).extracting(TextField::getText).containsExactly("50", "50");

        robot.interact(() -> weights.getFirst().setText("70"));

        Button run = robot.lookup("#backtest-run").queryAs(Button.class);
        assertThat(run.isDisabled()).isTrue();
        assertThat(robot.lookup("#backtest-weights").queryAs(Label.class).getText())
                .contains("120");

        robot.interact(() -> weights.getLast().setText("30"));
        fire(robot, "#backtest-run");

        assertThat(desk.ran.getLast().parts()).extracting(Part::weight).containsExactly(0.7, 0.3);
        assertThat(desk.ran.getLast().parts().getLast().kind()).isEqualTo("momentum");
    }

    @Test
    void scalesTheSharesWhenAStrategyIsAddedOrTakenOut(FxRobot robot) {
        click(robot, "#backtest-part-add");
        click(robot, "#backtest-part-add");
        assertThat(weights(robot)).containsExactly("33.33", "33.34", "33.33");

        takeOut(robot);
        takeOut(robot);

        fire(robot, "#backtest-run");
        assertThat(desk.ran.getLast().parts()).extracting(Part::weight).containsExactly(1.0);
    }

    private static void takeOut(FxRobot robot) {
        Button remove =
                robot.lookup(node ->
                                node instanceof Button button
                                        && "Take this strategy out"
                                                .equals(button.getAccessibleText()))
                        .queryAs(Button.class);
        robot.interact(remove::fire);
    }

    @Test
    void givesAVenueFeesOfItsOwn(FxRobot robot) {
        click(robot, "#backtest-venue-add");
        robot.interact(() -> {
            robot.lookup("#backtest-venue-name").queryAs(TextField.class).setText("Exchange");
            checked(robot).getCheckModel().check("BBB");
            robot.lookup("#backtest-venue-fee").queryAs(NumberField.class).setText("0.26");
            robot.lookup("#backtest-venue-fixed").queryAs(NumberField.class).setText("1.5");
        });

        fire(robot, "#backtest-run");

        assertThat(desk.ran.getLast().venues())
                .containsExactly(
                        new Venue(
                                "Exchange",
                                List.of("BBB"),
                                new Dealing(0.0026, 1.5, 0, 0.0005, 0, 0, 0)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takesNothingThatCouldNotBeReadAgain(boolean most, FxRobot robot) {
        robot.interact(
                () -> strategies(robot).getFirst().setValue(Strategies.called("buy-and-hold")));
        click(robot, "#backtest-venue-add");
        List<String> extremes =
                List.of("-1e15", "-100", "-50", "0", "20", "50", "99", "100", "36500", "1e15");
        List<String> tried = most ? extremes : extremes.reversed();
        robot.interact(() -> {
            for (NumberField field :
                    robot.lookup("#backtest-setup .ek-number-field").<NumberField>queryAll()) {
                if (desk.assets().contains(field.getAccessibleText())) {
                    // What weights may be is the strategy's to say, and said when it is run.
                    continue;
                }
                String taken = field.getText();
                for (String extreme : tried) {
                    field.setText(extreme);
                    taken = field.valueProperty().get() == null ? taken : extreme;
                }
                field.setText(taken);
            }
        });

        fire(robot, "#backtest-run");

        BacktestConfig asked = desk.ran.getLast();
        assertThat(ConfigReader.read(ConfigWriter.write(asked))).isEqualTo(asked);
    }

    @Test
    void saysWhatThePortfolioGaveToTheForm(FxRobot robot) {
        Label origin = robot.lookup("#backtest-origin").queryAs(Label.class);
        assertThat(origin.isVisible()).isFalse();

        fire(robot, "#backtest-mine");

        assertThat(origin.isVisible()).isTrue();
        assertThat(origin.getText()).contains("targets").contains("12.50");

        open(robot, ConfigReader.read(WHOLE));

        assertThat(origin.isVisible()).isFalse();
    }

    @Test
    void sweepsTheFirstOfSeveralStrategies(FxRobot robot) {
        open(robot, ConfigReader.read(WHOLE));

        fire(robot, "#backtest-sweep-run");

        assertThat(desk.swept.getLast().base().parts()).hasSize(1);
        assertThat(desk.swept.getLast().base().parts().getFirst().weight()).isEqualTo(1);
    }

    @Test
    void explainsTheTrialOfACellOfTheMap(FxRobot robot) {
        robot.interact(() ->
                strategies(robot)
                        .getFirst()
                        .setValue(Strategies.called("moving-average-crossover")));
        fire(robot, "#backtest-sweep-run");
        HeatMap map = robot.lookup("#backtest-map").queryAs(HeatMap.class);

        robot.interact(() -> {
            for (KeyCode key : List.of(KeyCode.HOME, KeyCode.RIGHT, KeyCode.ENTER)) {
                map.fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            }
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(desk.explained)
                .singleElement()
                .asString()
                .contains("fast=", "slow=")
                .endsWith("InSample[]");
    }

    private void open(FxRobot robot, BacktestConfig config) {
        SavedBacktest saved =
                new SavedBacktest(
                        1, "Whole", Instant.EPOCH, config, "0".repeat(64), "0".repeat(64), 1);
        desk.saved = List.of(saved);
        robot.interact(() -> Objects.requireNonNull(model).open(desk.saved));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static List<ComboBox<StrategyType>> strategies(FxRobot robot) {
        return List.copyOf(robot.lookup("#backtest-strategy").<ComboBox<StrategyType>>queryAll());
    }

    private static List<String> weights(FxRobot robot) {
        return robot.lookup("#backtest-weight").<NumberField>queryAll().stream()
                .map(TextField::getText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static CheckComboBox<String> checked(FxRobot robot) {
        return robot.lookup("#backtest-venue-assets").queryAs(CheckComboBox.class);
    }

    private static void click(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Hyperlink.class).fire());
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
