package app.evenkeel.presentation.overview;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.presentation.InventedPortfolio;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import eu.hansolo.tilesfx.Tile;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(ApplicationExtension.class)
class OverviewViewTest {
    /** Shares, fund, ETF, coins, cash. */
    private static final int CLASSES = 5;

    private static final int ACCOUNTS = 2;

    private final StackPane root = new StackPane();
    private final AtomicInteger chosen = new AtomicInteger();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 1072, 712);
        Theme.DARK.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void putsEachFigureOnATile(FxRobot robot) {
        Workspace workspace = show(robot, InventedPortfolio.filled());
        assertThat(robot.lookup(node -> node instanceof Tile).queryAll()).hasSize(4);
        assertThat(words(robot, "#overview-total"))
                .contains("10981671JPY")
                .contains("1assethasnovalue");
        robot.interact(() -> workspace.context().hideAmountsProperty().set(true));
        assertThat(words(robot, "#overview-total")).contains("•••").doesNotContain("981");
    }

    @Test
    void keepsTheFigureInsideItsTileInAWindow(FxRobot robot) {
        show(robot, InventedPortfolio.filled());
        Node tile = robot.lookup("#overview-period").query();
        Node figure = robot.from(tile).lookup(".ek-figure").query();
        assertThat(
                        tile.localToScene(tile.getLayoutBounds())
                                .contains(figure.localToScene(figure.getLayoutBounds())))
                .isTrue();
    }

    @Test
    void saysHowTheWorthOfAClassAndOfAnAccountWasMade(FxRobot robot) {
        show(robot, InventedPortfolio.filled());
        List<Node> amounts =
                List.copyOf(robot.lookup(".ek-shares").lookup(".ek-figure-link").queryAll());
        assertThat(amounts).hasSize(CLASSES + ACCOUNTS);
        for (Node amount : List.of(amounts.getFirst(), amounts.getLast())) {
            robot.interact(((Hyperlink) amount)::fire);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.lookup(".ek-explanation").queryAll()).isNotEmpty();
            robot.push(KeyCode.ESCAPE);
        }
    }

    @Test
    void offersFilesWhereThereIsNothingYet(FxRobot robot) {
        show(robot, InventedPortfolio.empty());
        robot.clickOn(".accent");
        assertThat(chosen).hasValue(1);
    }

    @Test
    void showsWhatIsStoredUntilTheRestIsWorkedOut(FxRobot robot) {
        List<OverviewData> shown = new ArrayList<>();
        AtomicBoolean isStopped = new AtomicBoolean(true);
        OverviewSource source =
                new OverviewReadingTest.Stored(InventedPortfolio.filled(), true) {
                    @Override
                    public List<DataProblem> problems(LocalDate asOf, CurrencyCode currency) {
                        if (isStopped.get()) {
                            throw new WorkCancelledException();
                        }
                        return super.problems(asOf, currency);
                    }
                };
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        OverviewViewModel model = new OverviewViewModel(source, workspace, new Changes());
        model.dataProperty()
                .subscribe(data -> {
                    if (data != null) {
                        shown.add(data);
                    }
                });
        show(robot, model, workspace);

        assertThat(shown).extracting(OverviewData::stored).containsExactly(true);
        assertThat(words(robot, "#overview-total")).contains("JPY.asof");
        assertThat(words(robot, "#overview-day")).contains("Beingworkedout");
        assertThat(robot.lookup("#overview-chart-gaps").queryLabeled().getText())
                .startsWith("As stored up to");

        isStopped.set(false);
        robot.interact(model::reload);
        assertThat(shown).extracting(OverviewData::stored).containsExactly(true, false);
        assertThat(words(robot, "#overview-day")).doesNotContain("Beingworkedout");

        robot.interact(model::reload);
        assertThat(shown)
                .extracting(OverviewData::stored)
                .as("never in the place of the whole")
                .containsOnlyOnce(true);
    }

    private void show(FxRobot robot, OverviewViewModel model, Workspace workspace) {
        robot.interact(() -> {
            OverviewView view = new OverviewView(model, workspace, chosen::incrementAndGet);
            root.getChildren().setAll(view.node());
            view.activate(new Route.Overview());
        });
    }

    private Workspace show(FxRobot robot, InventedPortfolio portfolio) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        show(robot, new OverviewViewModel(portfolio, workspace, new Changes()), workspace);
        return workspace;
    }

    private static String words(FxRobot robot, String id) {
        // Which of the thin spaces stands between thousands is not this test's business.
        return robot.lookup(id).query().getAccessibleText().replaceAll("[\\s\\p{Z}]", "");
    }
}
