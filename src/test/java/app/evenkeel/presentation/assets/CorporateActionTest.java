package app.evenkeel.presentation.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.portfolio.CorporateEvent.Kind;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.CorporateActionService;
import app.evenkeel.portfolio.HandLedger;
import app.evenkeel.portfolio.ServiceStore;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.corporate.EventDesk;
import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Books corporate actions by the form of the Assets screen into a real encrypted store. */
@ExtendWith(ApplicationExtension.class)
class CorporateActionTest {
    private static final LocalDate LATER = LocalDate.parse("2025-12-31");
    private static final LocalDate DAY = LocalDate.parse("2025-05-02");

    @TempDir private static Path directory;

    private final DirectTaskRunner tasks = new DirectTaskRunner();
    private final TestWorkspace.Told told = new TestWorkspace.Told();
    private final ServiceStore store =
            ServiceStore.open(directory.resolve(Long.toString(System.nanoTime())));
    private final ValuationService valuation = new ValuationService(store.session);
    private final HandLedger hand = new HandLedger(store);
    private final AssetId old = hand.stock("OLD");
    private final AssetId fresh = hand.stock("NEW");

    @Start
    void start(Stage stage) {
        hand.buy("one", "", "2023-01-10", "10", old, "100");
        hand.buy("two", "", "2024-01-10", "30", old, "600");
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH, tasks, told);
        EventDesk events =
                EventDesk.of(new CorporateActionService(store.session, store.ledger, valuation));
        AssetsView view =
                new AssetsView(
                        new AssetsViewModel(new Desk(), events, store.session.changes(), workspace),
                        workspace,
                        () -> {});
        Scene scene = new Scene((Parent) view.node(), 1072, 712);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        view.activate(new Route.Assets(old));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void booksASplitInEveryAccountAfterShowingIt(FxRobot robot) {
        open(robot, Kind.SPLIT);
        type(robot, "new-units", "4");
        robot.interact(tasks::runDelayed);

        assertThat(robot.lookup("On May 2, 2025, 4:1 (new to old); 2 rows to book").tryQuery())
                .isPresent();
        assertThat(lots(old)).containsExactly("2023-01-10 10 100", "2024-01-10 30 600");
        book(robot);

        assertThat(lots(old)).containsExactly("2023-01-10 40 100", "2024-01-10 120 600");
        assertThat(robot.lookup("#event-form").tryQuery()).isEmpty();
        assertThat(told.texts).containsExactly("Corporate action booked: 2 rows");
    }

    @Test
    void booksAMergerWithCashOnceItIsKnownHowTheCostIsDivided(FxRobot robot) {
        open(robot, Kind.MERGER);
        ComboBox<Asset> other = robot.lookup("#event-other").queryComboBox();
        robot.interact(() -> other.setValue(other.getItems().getFirst()));
        type(robot, "new-units", "1");
        type(robot, "old-units", "2");
        type(robot, "cash", "5");
        robot.interact(tasks::runDelayed);

        // No price of the new asset is stored: the refusal stands beside the worth.
        assertThat(
                        robot.lookup("#event-form")
                                .lookup(
                                        "The new asset has no price in USD on that day. Say what one"
                                                + " new unit was worth, or which share of the cost"
                                                + " the cash stands for.")
                                .tryQuery())
                .isPresent();
        assertThat(robot.lookup("#event-book").queryButton().isDisabled()).isTrue();
        // 5 in cash and half a share of 30: a quarter of what is given is cash.
        type(robot, "worth", "30");
        robot.interact(tasks::runDelayed);
        book(robot);

        assertThat(lots(old)).isEmpty();
        assertThat(lots(fresh)).containsExactly("2023-01-10 5 75", "2024-01-10 15 450");
    }

    @Test
    void givesANewNameToWhatDoesNotExistYetAndCreatesItWhenItIsBooked(FxRobot robot) {
        open(robot, Kind.RENAME);
        robot.interact(() -> robot.lookup("#event-new-asset").<Hyperlink>query().fire());
        robot.interact(() -> {
            robot.lookup("#new-symbol").<TextField>query().setText("META");
            robot.lookup("#new-currency").<TextField>query().setText("usd");
            robot.lookup("#new-asset-use").queryButton().fire();
        });
        assertThat(robot.lookup("#event-other").<Asset>queryComboBox().getValue().symbol())
                .isEqualTo("META");
        robot.interact(tasks::runDelayed);
        assertThat(store.ledger.assets()).noneMatch(asset -> asset.symbol().equals("META"));
        book(robot);

        assertThat(lots(old)).isEmpty();
        Asset meta =
                store.ledger.assets().stream()
                        .filter(asset -> asset.symbol().equals("META"))
                        .findFirst()
                        .orElseThrow();
        assertThat(lots(meta.id())).containsExactly("2023-01-10 10 100", "2024-01-10 30 600");
    }

    @Test
    void refusesADayToCome(FxRobot robot) {
        open(robot, Kind.SPLIT);
        type(robot, "new-units", "4");
        DatePicker day = robot.lookup("#event-day").query();
        robot.interact(() -> day.setValue(LocalDate.parse("2026-01-06")));
        robot.interact(tasks::runDelayed);

        assertThat(robot.lookup("#event-book").queryButton().isDisabled()).isTrue();
        assertThat(robot.lookup("#event-day").query().getAccessibleHelp())
                .startsWith("2026-01-06 is still to come");
    }

    private void open(FxRobot robot, Kind kind) {
        robot.interact(() -> robot.lookup("#asset-event").queryButton().fire());
        ComboBox<Kind> kinds = robot.lookup("#event-kind").queryComboBox();
        DatePicker day = robot.lookup("#event-day").query();
        robot.interact(() -> kinds.setValue(kind));
        robot.interact(() -> day.setValue(DAY));
    }

    private void type(FxRobot robot, String field, String text) {
        TextField typed = robot.lookup("#event-" + field).query();
        robot.interact(() -> typed.setText(text));
    }

    private void book(FxRobot robot) {
        Button book = robot.lookup("#event-book").queryButton();
        assertThat(book.isDisabled()).isFalse();
        robot.interact(book::fire);
    }

    private List<String> lots(AssetId asset) {
        return valuation.lots(LATER, Scope.ALL, CostMethod.FIFO).stream()
                .filter(lot -> lot.asset().equals(asset))
                .map(lot ->
                        lot.acquired()
                                + " "
                                + lot.quantity().stripTrailingZeros().toPlainString()
                                + " "
                                + Objects.requireNonNull(lot.cost())
                                        .amount()
                                        .stripTrailingZeros()
                                        .toPlainString())
                .sorted()
                .toList();
    }

    /** Only what the form needs of the screen around it. */
    private final class Desk implements AssetDesk {
        @Override
        public List<AssetLine> lines() {
            return store.ledger.assets().stream().map(a -> new AssetLine(a, null, 0)).toList();
        }

        @Override
        public AssetDetail detail(Asset asset) {
            return new AssetDetail(
                    asset, List.of(), List.of(), List.of(), List.of(), List.of(), false);
        }

        @Override
        public void edit(Asset asset) {}

        @Override
        public void release(HeldBar bar) {}

        @Override
        public void discard(HeldBar bar) {}

        @Override
        public void setChoices(Asset asset, List<FeedChoice> choices) {}

        @Override
        public void setWatched(Asset asset, boolean wanted) {}
    }
}
