package app.evenkeel.presentation.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** The form while the store is busy with something else: work waits until a test lets it go. */
@ExtendWith(ApplicationExtension.class)
class TransactionSavingTest {
    private final InventedPortfolio portfolio = InventedPortfolio.filled();
    private final int before = portfolio.load().transactions().size();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final AtomicReference<TransactionsView> shown = new AtomicReference<>();

    @Start
    void start(Stage stage) {
        Workspace workspace =
                TestWorkspace.of(
                        Locale.ENGLISH, new FxTaskRunner(waiting::add), new TestWorkspace.Told());
        workspace.context().periodProperty().set(Period.MAX);
        TransactionsView view =
                new TransactionsView(
                        new TransactionsViewModel(
                                portfolio, workspace, new Changes(), InventedPortfolio.TOKYO),
                        workspace,
                        () -> {});
        shown.set(view);
        stage.setScene(new Scene((Parent) view.node(), 1072, 712));
        stage.show();
        view.activate(new Route.Transactions(null));
    }

    @Test
    void savesOnceHoweverOftenItIsAskedTo(FxRobot robot) {
        open(robot);
        fill(robot, "#form-amount", "500");
        press(robot);
        assertThat(save(robot).isDisabled()).isTrue();
        press(robot);
        robot.interact(() -> field(robot, "#form-memo").requestFocus());
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        letGo();

        assertThat(portfolio.load().transactions()).hasSize(before + 1);
        assertThat(robot.lookup("#form-save").tryQuery()).isEmpty();
    }

    @Test
    void canBeSavedAgainAfterItFailed(FxRobot robot) {
        open(robot);
        fill(robot, "#form-amount", "100");
        fill(robot, "#form-fee", "500");
        press(robot);
        letGo();
        assertThat(save(robot).isDisabled()).isFalse();

        fill(robot, "#form-fee", "1");
        press(robot);
        letGo();
        assertThat(portfolio.load().transactions()).hasSize(before + 1);
    }

    private void open(FxRobot robot) {
        letGo();
        robot.interact(() -> shown.get().create());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() ->
                robot.lookup("#form-type")
                        .<ComboBox<TransactionType>>query()
                        .setValue(TransactionType.SELL));
        fill(robot, "#form-asset", "7911");
        fill(robot, "#form-quantity", "1");
    }

    private static void fill(FxRobot robot, String field, String text) {
        robot.interact(() -> field(robot, field).setText(text));
    }

    private static TextField field(FxRobot robot, String field) {
        return robot.lookup(field).query();
    }

    private static Button save(FxRobot robot) {
        return robot.lookup("#form-save").queryButton();
    }

    private static void press(FxRobot robot) {
        robot.interact(() -> save(robot).fire());
    }

    private void letGo() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
