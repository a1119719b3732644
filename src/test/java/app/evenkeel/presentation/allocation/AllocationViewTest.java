package app.evenkeel.presentation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.Participation;
import app.evenkeel.domain.allocation.TargetRow;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.LineState;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderState;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.domain.plan.Amendment;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class AllocationViewTest {
    private final StackPane root = new StackPane();
    private final InventedDesk desk = new InventedDesk();
    private final Changes changes = new Changes();
    private final AllocationViewModel model;
    private final Workspace workspace;

    /** What saying yes to the last question would do, once questions are left open. */
    private Runnable yes = () -> {};

    private boolean leavesOpen;

    AllocationViewTest() {
        TestWorkspace.Agreeing dialogs =
                new TestWorkspace.Agreeing() {
                    @Override
                    public void confirm(
                            String title, String text, String action, Runnable confirmed) {
                        yes = confirmed;
                        if (!leavesOpen) {
                            confirmed.run();
                        }
                    }
                };
        workspace =
                TestWorkspace.of(
                        Locale.ENGLISH, new DirectTaskRunner(), new TestWorkspace.Told(), dialogs);
        model = new AllocationViewModel(desk, workspace, changes);
    }

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 1080, 900);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        AllocationView view = new AllocationView(model, workspace, ZoneOffset.UTC);
        root.getChildren().setAll(view.node());
        view.activate(new Route.Allocation());
    }

    @Test
    void beginsWithTheDriftOfAPortfolioThatHasTargets(FxRobot robot) {
        assertThat(label(robot, "#allocation-drift-total")).isEqualTo("22.73 %");
        assertThat(table(robot, "#allocation-lines").getItems()).hasSize(3);
    }

    @Test
    void savesWhatWasTypedAndSpreadsWhatWasLeftEmpty(FxRobot robot) {
        step(robot, "targets");
        assertThat(label(robot, "#allocation-sums")).isEqualTo("Sum 100.00 %");

        type(robot, "#allocation-percent-1", "70");
        assertThat(label(robot, "#allocation-sums")).isEqualTo("Sum 120.00 %");
        type(robot, "#allocation-percent-2", "");
        fire(robot, "#allocation-spread");
        robot.interact(() ->
                robot.lookup("#allocation-band")
                        .<ComboBox<BandKind>>query()
                        .setValue(BandKind.RELATIVE));
        type(robot, "#allocation-threshold", "20");
        fire(robot, "#allocation-save");

        AllocationDesk.Wish saved = desk.saved.getLast();
        assertThat(saved.targets())
                .extracting(TargetRow::name)
                .containsExactly("AAA", "BBB", "CASH");
        assertThat(saved.targets().get(0).weight()).isEqualByComparingTo("0.7");
        assertThat(saved.targets().get(1).weight()).isEqualByComparingTo("0.2");
        assertThat(saved.policy().bandKind()).isEqualTo(BandKind.RELATIVE);
        assertThat(saved.policy().threshold()).isEqualByComparingTo("0.2");
    }

    @Test
    void refusesWhatIsNoNumberWithItsPlaceAndSavesNothing(FxRobot robot) {
        step(robot, "targets");
        type(robot, "#allocation-percent-1", "55abc");
        fire(robot, "#allocation-save");
        assertThat(label(robot, "#allocation-problem"))
                .isEqualTo("AAA Percent: “55abc” is no number (0–100).");
        fire(robot, "#allocation-spread");
        assertThat(robot.lookup("#allocation-percent-1").<TextInputControl>query().getText())
                .isEqualTo("55abc");

        type(robot, "#allocation-percent-1", "50");
        for (String id : List.of("#allocation-threshold", "#allocation-cost-rate")) {
            TextInputControl field = robot.lookup(id).query();
            String before = field.getText();
            type(robot, id, "-3");
            fire(robot, "#allocation-save");
            assertThat(label(robot, "#allocation-problem"))
                    .as(id)
                    .contains("“-3” is no number (0–");
            type(robot, id, before);
        }
        assertThat(desk.saved).isEmpty();

        fire(robot, "#allocation-save");
        assertThat(desk.saved).hasSize(1);
    }

    @Test
    void savesScopeCostsTaxesAndWhatTheScheduleMayDo(FxRobot robot) {
        step(robot, "targets");
        choose(robot, "#allocation-part-BBB", Participation.HELD);
        type(robot, "#allocation-cost-rate", "0.25");
        type(robot, "#allocation-tax-short", "20.315");
        choose(robot, "#allocation-lots", LotOrder.LEAST_TAX);
        choose(robot, "#allocation-approval", Automation.Approval.WITHIN_CAP);
        fire(robot, "#allocation-save");
        assertThat(desk.saved).as("a cap is missing").isEmpty();

        type(robot, "#allocation-cap", "5000");
        fire(robot, "#allocation-save");

        AllocationDesk.Wish saved = desk.saved.getLast();
        assertThat(saved.settings().assets()).hasSize(1).containsValue(Participation.HELD);
        assertThat(saved.settings().accounts()).isEmpty();
        assertThat(saved.settings().cost().rate()).isEqualByComparingTo("0.0025");
        assertThat(saved.settings().tax().shortRate()).isEqualByComparingTo("0.20315");
        assertThat(saved.settings().tax().lotOrder()).isEqualTo(LotOrder.LEAST_TAX);
        CurrencyCode own = desk.portfolio(Scope.ALL).baseCurrency();
        assertThat(saved.automation().covers(new Money(new BigDecimal("5000"), own))).isTrue();
        assertThat(
                        saved.automation()
                                .covers(new Money(new BigDecimal("5000"), new CurrencyCode("XXX"))))
                .isFalse();
    }

    @Test
    void showsWhatIsToComeAndPausesIt(FxRobot robot) {
        step(robot, "history");
        assertThat(table(robot, "#allocation-upcoming").getItems()).hasSize(1);
        fire(robot, "#allocation-pause");
        assertThat(desk.paused()).isNotNull();
        fire(robot, "#allocation-pause");
        assertThat(desk.paused()).isNull();
    }

    @Test
    void saysWhyTargetsAreNotTaken(FxRobot robot) {
        desk.refusal = Problem.of(ProblemCode.TARGETS_SUM, "", "120", "0.05");
        step(robot, "targets");

        fire(robot, "#allocation-save");

        assertThat(label(robot, "#allocation-problem")).contains("120 %");
        assertThat(robot.lookup("#allocation-problem").query().isVisible()).isTrue();
    }

    @Test
    void plansAgainAroundALineThatTheUserDecided(FxRobot robot) {
        step(robot, "plan");
        assertThat(label(robot, "#allocation-plan-drift")).isEqualTo("22.73 % → 0.45 %");
        robot.interact(() -> table(robot, "#allocation-plan-lines").getSelectionModel().select(0));
        assertThat(label(robot, "#allocation-plan-why")).contains("72.7 % of the total");

        fire(robot, "#allocation-skip");
        Amendment skip = desk.asked.getLast().amendments().getFirst();
        assertThat(skip.isSkip()).isTrue();
        assertThat(skip.asset()).isEqualTo(InventedDesk.AAA.id());

        robot.interact(() -> table(robot, "#allocation-plan-lines").getSelectionModel().select(0));
        type(robot, "#allocation-quantity", "10");
        fire(robot, "#allocation-lock");
        assertThat(desk.asked.getLast().amendments())
                .singleElement()
                .extracting(Amendment::quantity)
                .isEqualTo(BigDecimal.TEN);

        robot.interact(() -> table(robot, "#allocation-plan-lines").getSelectionModel().select(0));
        int asked = desk.asked.size();
        type(robot, "#allocation-quantity", "-1");
        fire(robot, "#allocation-lock");
        assertThat(label(robot, "#allocation-problem"))
                .isEqualTo("Quantity: “-1” is no number (≥ 0).");
        assertThat(desk.asked).hasSize(asked);

        fire(robot, "#allocation-undo");
        assertThat(desk.asked.getLast()).isEqualTo(PlanRequest.FULL);
    }

    @Test
    void rehearsesTheSamePlanAndShowsItsOrders(FxRobot robot) {
        step(robot, "rehearse");

        fire(robot, "#allocation-carry-paper");

        assertThat(desk.carried).containsExactly(Mode.PAPER);
        RunReading shown = model.runProperty().get();
        assertThat(shown).isNotNull();
        assertThat(shown.run().state()).isEqualTo(RunState.COMPLETED);
        TableView<TradeOrder> orders =
                robot.from(robot.lookup("#allocation-rehearse")).lookup(".ek-run-orders").query();
        assertThat(orders.getItems()).hasSize(1);
    }

    @Test
    void plansAgainWhenTheLedgerGoesOnAndKeepsWhatTellsTheSame(FxRobot robot) {
        step(robot, "plan");
        robot.interact(() -> table(robot, "#allocation-plan-lines").getSelectionModel().select(0));
        Plan shown = model.planProperty().get();
        int asked = desk.asked.size();

        robot.interact(() -> changes.publish(Change.PRICES));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(desk.asked).hasSizeGreaterThan(asked);
        assertThat(model.planProperty().get()).isSameAs(shown);

        desk.ledger++;
        robot.interact(() -> changes.publish(Change.LEDGER));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.planProperty().get()).isNotSameAs(shown).isNotNull();
    }

    @Test
    void sendsThePlanThatWasSeenWhenTheQuestionWasAsked(FxRobot robot) {
        step(robot, "run");
        Plan seen = model.planProperty().get();
        leavesOpen = true;
        fire(robot, "#allocation-carry-live");
        desk.ledger++;
        robot.interact(() -> changes.publish(Change.PRICES));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.planProperty().get()).isNotSameAs(seen).isNotNull();

        robot.interact(yes);

        assertThat(desk.carriedPlans)
                .singleElement()
                .extracting(Plan::inputHash)
                .isEqualTo(seen.inputHash());
    }

    @Test
    void asksForTheSameAgainAfterALivePressThatTradedNothingAndShowsWhatItAsksFor(FxRobot robot) {
        step(robot, "plan");
        type(robot, "#allocation-deposit", "500");
        choose(robot, "#allocation-mode", PlanRequest.Mode.BUY_ONLY);
        desk.ending = LineState.FAILED;
        step(robot, "run");
        fire(robot, "#allocation-carry-live");
        assertThat(desk.carried).containsExactly(Mode.LIVE);
        assertThat(desk.asked.getLast().mode()).isEqualTo(PlanRequest.Mode.BUY_ONLY);
        assertThat(desk.asked.getLast().deposit()).isEqualByComparingTo("500");

        desk.ending = LineState.DONE;
        fire(robot, "#allocation-carry-live");
        assertThat(desk.carriedPlans.getLast().request().mode())
                .isEqualTo(PlanRequest.Mode.BUY_ONLY);
        assertThat(desk.asked.getLast()).isEqualTo(PlanRequest.FULL);
        step(robot, "plan");
        assertThat(robot.lookup("#allocation-mode").<ComboBox<?>>query().getValue())
                .isEqualTo(PlanRequest.Mode.FULL);
        assertThat(robot.lookup("#allocation-deposit").<TextInputControl>query().getText())
                .isEmpty();
    }

    @Test
    void dropsThePlanOfALivePressThatFailed(FxRobot robot) {
        step(robot, "run");
        Plan shown = model.planProperty().get();
        desk.failure = Problem.of(ProblemCode.DISK, "full");
        robot.interact(() -> model.carryOut(Mode.LIVE, model.latest()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(model.formProblemProperty().get()).isEqualTo(desk.failure);
        assertThat(model.planProperty().get()).isNotSameAs(shown);

        robot.interact(() -> model.carryOut(Mode.LIVE, model.latest()));
        assertThat(desk.carriedPlans).hasSize(2);
        assertThat(desk.carriedPlans.get(1)).isNotSameAs(desk.carriedPlans.get(0));
    }

    @Test
    void stopsAtOnceAndSaysSo(FxRobot robot) {
        fire(robot, "#allocation-stop");
        assertThat(desk.stopped()).isNotNull();
        assertThat(robot.lookup("#allocation-stopped").query().isVisible()).isTrue();

        fire(robot, "#allocation-stop");
        assertThat(desk.stopped()).isNull();
        assertThat(robot.lookup("#allocation-stopped").query().isVisible()).isFalse();
    }

    @Test
    void armsOnlyWithLimitsANameAndThePassphrase(FxRobot robot) {
        step(robot, "run");
        fire(robot, "#allocation-arm-main");
        Button arm = robot.lookup("#allocation-arm-do").query();
        assertThat(arm.isDisabled()).isTrue();

        type(robot, "#allocation-arm-name", "main");
        type(robot, "#allocation-arm-passphrase", "walnut harbour");
        assertThat(arm.isDisabled()).isTrue();
        type(robot, "#allocation-arm-order", "1000");
        type(robot, "#allocation-arm-turnover", "5000");
        type(robot, "#allocation-arm-pilot", "100");
        fire(robot, "#allocation-arm-do");

        assertThat(desk.typed).containsExactly("main");
        assertThat(desk.wanted.getLast().pilot()).isEqualByComparingTo("100");
        assertThat(desk.wanted.getLast().limits().maxTurnover()).isEqualByComparingTo("5000");
        TextInputControl field = robot.lookup("#allocation-arm-passphrase").query();
        assertThat(field.getText()).isEmpty();
    }

    @Test
    void settlesAnOpenOrderOfALiveRunOnItsIdAndThePassphrase(FxRobot robot) {
        desk.orderState = OrderState.UNKNOWN;
        step(robot, "run");
        fire(robot, "#allocation-carry-live");
        robot.interact(() -> settleButton(robot).fire());
        Button settle = robot.lookup("#allocation-settle-do").query();
        assertThat(settle.isDisabled()).isTrue();
        type(robot, "#allocation-settle-id", "EK2");
        type(robot, "#allocation-settle-passphrase", "walnut harbour");
        assertThat(settle.isDisabled()).as("another id").isTrue();

        type(robot, "#allocation-settle-id", "EK1");
        fire(robot, "#allocation-settle-do");

        assertThat(desk.settled).containsExactly("EK1 walnut harbour");
        TextInputControl field = robot.lookup("#allocation-settle-passphrase").query();
        assertThat(field.getText()).isEmpty();
        assertThat(settleButton(robot).isVisible()).as("nothing is left to settle").isFalse();
        assertThat(robot.lookup("#allocation-run .ek-settle").query().isVisible()).isFalse();
    }

    @Test
    void offersNoSettlementWhereNothingMayBeOpen(FxRobot robot) {
        step(robot, "run");
        fire(robot, "#allocation-carry-live");

        assertThat(settleButton(robot).isVisible()).isFalse();
    }

    private static Button settleButton(FxRobot robot) {
        return robot.lookup("#allocation-run .ek-settle-open").query();
    }

    @Test
    void namesTheVenuesThatAreNotLiveWithTheReason(FxRobot robot) {
        step(robot, "run");

        assertThat(table(robot, "#allocation-venues").getItems()).hasSize(6);
        assertThat(workspace.messages().has("allocation.venue.bitflyer")).isTrue();
    }

    private static <T> void choose(FxRobot robot, String id, T value) {
        robot.interact(() -> robot.lookup(id).<ComboBox<T>>query().setValue(value));
    }

    private static void step(FxRobot robot, String step) {
        ToggleButton button = robot.lookup("#allocation-step-" + step).query();
        robot.interact(button::fire);
    }

    private static void fire(FxRobot robot, String id) {
        Button button = robot.lookup(id).query();
        robot.interact(button::fire);
    }

    private static void type(FxRobot robot, String id, String text) {
        TextInputControl field = robot.lookup(id).query();
        robot.interact(() -> field.setText(text));
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).<Label>query().getText().replace('\u00a0', ' ');
    }

    private static TableView<?> table(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }
}
