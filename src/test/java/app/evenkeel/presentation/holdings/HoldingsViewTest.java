package app.evenkeel.presentation.holdings;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.control.TableCopy;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.holdings.HoldingLine.Holding;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

@ExtendWith(ApplicationExtension.class)
class HoldingsViewTest {
    private final InventedPortfolio portfolio = InventedPortfolio.filled();

    @Start
    void start(Stage stage) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        HoldingsView view =
                new HoldingsView(
                        new HoldingsViewModel(portfolio, workspace, new Changes()),
                        workspace,
                        () -> {});
        Scene scene = new Scene((Parent) view.node(), 1072, 712);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        view.activate(new Route.Holdings(portfolio.motors.id()));
    }

    @Test
    void sortsByTheHeadersAndKeepsTheTotalLast(FxRobot robot) {
        TableView<HoldingLine> table = table(robot);
        TableColumn<HoldingLine, ?> asset = table.getColumns().getFirst();
        // The headless platform calls every click on a header a popup trigger.
        robot.interact(() -> table.getSortOrder().setAll(List.of(asset)));
        assertThat(table.getSortOrder().getFirst().getId()).isEqualTo("asset");
        assertThat(symbols(table)).startsWith("5499", "7911", "7911", "BTC");
        robot.interact(() -> asset.setSortType(TableColumn.SortType.DESCENDING));
        assertThat(symbols(table)).endsWith("7911", "7911", "5499");
        assertThat(table.getItems().getLast()).isInstanceOf(HoldingLine.Total.class);
    }

    @Test
    void headsEachGroupWithItsSum(FxRobot robot) {
        TableView<HoldingLine> table = table(robot);
        ComboBox<Grouping> grouping = robot.lookup("#holdings-grouping").queryComboBox();
        robot.interact(() -> grouping.setValue(Grouping.CLASS));
        assertThat(table.getItems())
                .filteredOn(line -> line instanceof HoldingLine.Subtotal)
                .hasSize(5);
        assertThat(table.getItems().getFirst()).isInstanceOf(HoldingLine.Subtotal.class);
    }

    @Test
    void beginsASearchWithALetterOnTheTable(FxRobot robot) {
        TableView<HoldingLine> table = table(robot);
        robot.interact(table::requestFocus);
        robot.write("wldx");
        assertThat(symbols(table)).containsExactly("WLDX");
    }

    @Test
    void showsWhatIsBehindTheSelectedPosition(FxRobot robot) {
        TableView<?> lots = robot.lookup("#holdings-lots").queryTableView();
        assertThat(lots.getItems()).hasSize(2);
        TableView<HoldingLine> table = table(robot);
        robot.interact(() -> table.getSelectionModel().select(table.getItems().size() - 1));
        assertThat(
                        robot.lookup(
                                        "Select a position to see its lots, disposals, transactions and price.")
                                .query()
                                .isVisible())
                .isTrue();
    }

    @Test
    void namesTheMethodOfTheGainsAndOfTheLots(FxRobot robot) {
        assertThat(robot.lookup("#holdings-method").queryLabeled().getText())
                .isEqualTo("(moving average)");
        TabPane tabs = robot.lookup(".tab-pane").queryAs(TabPane.class);
        assertThat(tabs.getTabs())
                .extracting(Tab::getText)
                .startsWith("Lots, FIFO (2)", "Disposals, moving average (1)");
    }

    @Test
    void needsNoSidewaysScrollingUntilTheUserWantsMoreColumns(FxRobot robot) {
        TableView<HoldingLine> table = table(robot);
        double used =
                table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getWidth).sum();
        assertThat(used).isLessThanOrEqualTo(table.getWidth());
        assertThat(table.getVisibleLeafColumns()).hasSizeLessThan(table.getColumns().size());
        TableColumn<HoldingLine, ?> hidden = table.getColumns().getLast();
        robot.interact(() -> hidden.setVisible(true));
        robot.interact(() -> table.getScene().getWindow().setWidth(900));
        assertThat(hidden.isVisible()).isTrue();
    }

    @Test
    void copiesHeadersAndPlainFigures(FxRobot robot) {
        TableView<HoldingLine> table = table(robot);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(0));
        List<String> lines = TableCopy.text(table).lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("Asset\tAccount\tQuantity\tPrice\tValue JPY");
        assertThat(lines.get(1)).startsWith("BTC  Bitcoin\tNorden Exchange\t0.38412077\t");
    }

    @Test
    void copiesOnlyTheColumnsThatAreSeen(FxRobot robot) {
        TableView<HoldingLine> table = table(robot);
        TableColumn<HoldingLine, ?> account = table.getColumns().get(1);
        robot.interact(() -> account.setVisible(false));
        assertThat(TableCopy.text(table)).startsWith("Asset\tQuantity");
    }

    @Test
    void explainsTheFiguresOfAPositionInItsCells(FxRobot robot) {
        Hyperlink value =
                robot.lookup("#holdings-table .ek-figure-link")
                        .match(node ->
                                node.getParent() instanceof TableCell<?, ?> cell
                                        && cell.getTableColumn().getId().equals("base-value")
                                        && cell.getIndex() == 0)
                        .queryAs(Hyperlink.class);

        robot.interact(value::fire);

        String text =
                robot.lookup("#explanation .label").<Label>queryAll().stream()
                        .map(Label::getText)
                        .collect(Collectors.joining(" "));
        assertThat(text).contains("Value").contains("0.38412077").contains("in JPY");
    }

    @Test
    void explainsEachFigureAsItIsShown(FxRobot robot) {
        List<HoldingRow> rows =
                table(robot).getItems().stream()
                        .filter(line -> line instanceof Holding)
                        .map(line -> ((Holding) line).row())
                        .filter(row -> !row.asset().isCash())
                        .toList();
        assertThat(rows).isNotEmpty();
        for (HoldingRow row : rows) {
            for (HoldingColumn column : HoldingColumn.values()) {
                if (HoldingFigures.isExplained(column)) {
                    BigDecimal shown =
                            switch (column) {
                                case VALUE -> row.value();
                                case GAIN -> row.gain();
                                default -> column.number(row);
                            };
                    Figure figure = HoldingFigures.of(column, row, CurrencyCode.JPY).figure();

                    assertThat(figure.value().isPresent()).isEqualTo(shown != null);
                    if (shown != null) {
                        assertThat(figure.value().orElseThrow()).isEqualTo(shown.doubleValue());
                    }
                }
            }
        }
    }

    private static TableView<HoldingLine> table(FxRobot robot) {
        return robot.lookup("#holdings-table").queryTableView();
    }

    private static List<String> symbols(TableView<HoldingLine> table) {
        return table.getItems().stream()
                .filter(line -> line instanceof Holding)
                .map(line -> ((Holding) line).row().asset().symbol())
                .toList();
    }
}
