package app.evenkeel.presentation.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.fx.Period;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

@ExtendWith(ApplicationExtension.class)
class TransactionsViewTest {
    private static final int MANY = 100_000;

    private final InventedPortfolio portfolio = InventedPortfolio.withTransactions(MANY);
    private final TestWorkspace.Told told = new TestWorkspace.Told();
    private final Workspace workspace =
            TestWorkspace.of(
                    Locale.ENGLISH,
                    new FxTaskRunner(Executors.newVirtualThreadPerTaskExecutor()),
                    told);
    // Controls may only be made once the toolkit runs, which is after this object is made.
    private final AtomicReference<TransactionsView> shown = new AtomicReference<>();

    @Start
    void start(Stage stage) {
        workspace.context().periodProperty().set(Period.MAX);
        TransactionsView view =
                new TransactionsView(
                        new TransactionsViewModel(
                                portfolio, workspace, new Changes(), InventedPortfolio.TOKYO),
                        workspace,
                        () -> {});
        shown.set(view);
        Scene scene = new Scene((Parent) view.node(), 1072, 712);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        view.activate(new Route.Transactions(null));
    }

    @Test
    void scrollsAHundredThousandRowsWithAFewCells(FxRobot robot) throws TimeoutException {
        TableView<TransactionRow> table = waitForRows(robot, MANY);
        for (int i = 1; i <= 20; i++) {
            int row = i * (MANY / 20) - 1;
            robot.interact(() -> {
                table.scrollTo(row);
                table.layout();
            });
            robot.interact(() -> assertThat(shownRows(table)).contains(row));
        }
        assertThat(table.lookupAll(".table-row-cell")).hasSizeLessThan(60);
    }

    private static List<Integer> shownRows(TableView<TransactionRow> table) {
        return table.lookupAll(".table-row-cell").stream()
                .filter(Node::isVisible)
                .map(node -> ((TableRow<?>) node).getIndex())
                .toList();
    }

    @Test
    void filtersWhatIsTyped(FxRobot robot) throws TimeoutException {
        TableView<TransactionRow> table = waitForRows(robot, MANY);
        robot.interact(() -> shown.get().find());
        robot.clickOn("#transactions-search").write("bitcoin sell");
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> !table.getItems().isEmpty() && isAllSold(table));
        Label count = robot.lookup("#transactions-count").queryAs(Label.class);
        assertThat(count.getText()).contains("of 100");
    }

    @Test
    void sortsByAColumnAndStaysSorted(FxRobot robot) throws TimeoutException {
        TableView<TransactionRow> table = waitForRows(robot, MANY);
        TableColumn<TransactionRow, ?> amount =
                table.getColumns().stream()
                        .filter(column -> "amount".equals(column.getId()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> table.getSortOrder().setAll(List.of(amount)));
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () ->
                        table.getItems().getFirst().type() != TransactionType.DEPOSIT
                                && isRising(table));
        assertThat(table.getSortOrder()).hasSize(1);
        assertThat(table.getSortOrder().getFirst().getId()).isEqualTo("amount");
    }

    @Test
    void editsARowAndTakesItBack(FxRobot robot) throws TimeoutException {
        TableView<TransactionRow> table = waitForRows(robot, MANY);
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.interact(() -> robot.lookup("#transactions-edit").queryButton().fire());
        WaitForAsyncUtils.waitForFxEvents();
        TextField memo = robot.lookup("#form-memo").queryAs(TextField.class);
        robot.interact(() -> memo.setText("checked"));
        robot.interact(() -> robot.lookup("#form-save").queryButton().fire());
        waitForMemo(table, "checked");
        robot.interact(() -> table.requestFocus());
        robot.press(KeyCode.CONTROL).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.CONTROL);
        waitForMemo(table, "");
        assertThat(told.texts).contains("Transaction changed", "Taken back: the change");
    }

    @Test
    void deletesWhatIsSelectedWithTheDeleteKey(FxRobot robot) throws TimeoutException {
        TableView<TransactionRow> table = waitForRows(robot, MANY);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().selectRange(0, 3);
        });
        robot.push(KeyCode.DELETE);
        waitForRows(robot, MANY - 3);
        assertThat(told.texts).containsExactly("Deleted 3 transactions");
    }

    private static TableView<TransactionRow> waitForRows(FxRobot robot, int count)
            throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> {
                    WaitForAsyncUtils.waitForFxEvents();
                    return robot.lookup("#transactions-table").tryQuery().isPresent();
                });
        @SuppressWarnings("unchecked")
        TableView<TransactionRow> found =
                robot.lookup("#transactions-table").queryAs(TableView.class);
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> found.getItems().size() == count);
        WaitForAsyncUtils.waitForFxEvents();
        return found;
    }

    private static void waitForMemo(TableView<TransactionRow> table, String memo)
            throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () ->
                        table.getItems().size() == MANY
                                && table.getItems()
                                        .getFirst()
                                        .transaction()
                                        .head()
                                        .memo()
                                        .equals(memo));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isRising(TableView<TransactionRow> table) {
        BigDecimal last = null;
        for (TransactionRow row : table.getItems().subList(0, 1000)) {
            BigDecimal amount = Objects.requireNonNull(row.amount()).amount();
            if (last != null && amount.compareTo(last) < 0) {
                return false;
            }
            last = amount;
        }
        return true;
    }

    private static boolean isAllSold(TableView<TransactionRow> table) {
        return table.getItems().stream()
                .allMatch(row ->
                        row.searchText().contains("bitcoin") && row.type().name().equals("SELL"));
    }
}
