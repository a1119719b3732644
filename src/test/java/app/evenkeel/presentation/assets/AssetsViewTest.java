package app.evenkeel.presentation.assets;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HeldBar;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.corporate.EventDesk;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class AssetsViewTest {
    private final Desk desk = new Desk();

    @Start
    void start(Stage stage) {
        Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
        AssetsView view =
                new AssetsView(
                        new AssetsViewModel(desk, new NoEvents(), new Changes(), workspace),
                        workspace,
                        () -> {});
        Scene scene = new Scene((Parent) view.node(), 1072, 712);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        view.activate(new Route.Assets(new AssetId(2)));
    }

    @Test
    void showsTheAssetThatLedThere(FxRobot robot) {
        assertThat(robot.lookup("#asset-detail").lookup("Babbage").tryQuery()).isPresent();
        assertThat(robot.lookup("1  sample  two").tryQuery()).isPresent();
    }

    @Test
    void findsByAnyPartOfANameOrSymbol(FxRobot robot) {
        TextField search = robot.lookup("#assets-search").query();
        robot.interact(() -> search.setText("aba"));
        assertThat(robot.lookup("#assets-table").queryTableView().getItems()).hasSize(1);
    }

    @Test
    void savesACorrectedSymbolUnderTheSameKey(FxRobot robot) {
        robot.interact(() -> robot.lookup("#asset-save").queryButton().fire());
        assertThat(desk.saved).containsExactly(asset(2, "Babbage"));
    }

    @Test
    void keepsPricesOfWhatIsNotHeldUpToDateWhereThatIsWanted(FxRobot robot) {
        robot.interact(() -> robot.lookup("#asset-watched").queryAs(CheckBox.class).fire());
        assertThat(desk.watched).isTrue();
        assertThat(robot.lookup("#asset-watched").queryAs(CheckBox.class).isSelected()).isTrue();
    }

    @Test
    void opensTheFormOfACorporateActionInPlaceAndLeavesItByEscape(FxRobot robot) {
        robot.interact(() -> robot.lookup("#asset-event").queryButton().fire());
        assertThat(robot.lookup("Corporate action of Babbage").tryQuery()).isPresent();
        assertThat(robot.lookup("#event-book").queryButton().isDisabled()).isTrue();

        robot.type(KeyCode.ESCAPE);

        assertThat(robot.lookup("#event-form").tryQuery()).isEmpty();
    }

    private static Asset asset(long id, String name) {
        return new Asset(
                new AssetId(id),
                "SECURITY:" + name,
                AssetKind.EQUITY,
                name.substring(0, 3),
                name,
                CurrencyCode.USD,
                "",
                1,
                true);
    }

    private static final class NoEvents implements EventDesk {
        @Override
        public EventPreview preview(EventTerms terms) {
            throw new AssertionError("nothing is previewed here");
        }

        @Override
        public int book(EventTerms terms) {
            throw new AssertionError("nothing is booked here");
        }
    }

    private static final class Desk implements AssetDesk {
        private final List<Asset> saved = new ArrayList<>();
        private boolean watched;

        @Override
        public List<AssetLine> lines() {
            return List.of(
                    new AssetLine(asset(1, "Abacus"), null, 0),
                    new AssetLine(asset(2, "Babbage"), bar(1), 1));
        }

        private static SourcedBar bar(int day) {
            return new SourcedBar(
                    "sample",
                    CurrencyCode.USD,
                    new PriceBar(
                            LocalDate.of(2025, 1, day),
                            null,
                            null,
                            null,
                            BigDecimal.valueOf(day),
                            null,
                            Adjustment.RAW));
        }

        @Override
        public AssetDetail detail(Asset asset) {
            return new AssetDetail(
                    asset,
                    List.of(bar(1), bar(2), bar(3)),
                    List.of(new FeedChoice("sample", 0, "two")),
                    List.of(),
                    List.of(),
                    List.of(),
                    watched);
        }

        @Override
        public void edit(Asset asset) {
            saved.add(asset);
        }

        @Override
        public void release(HeldBar bar) {}

        @Override
        public void discard(HeldBar bar) {}

        @Override
        public void setChoices(Asset asset, List<FeedChoice> choices) {}

        @Override
        public void setWatched(Asset asset, boolean wanted) {
            watched = wanted;
        }
    }
}
