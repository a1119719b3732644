package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.MarketChoice;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedMarket.AssetName;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files of prices under review. */
@ExtendWith(ApplicationExtension.class)
class MarketReviewViewTest {
    private static final AssetName OAK = new AssetName("SECURITY:OAK:USD", "OAK", "Oak Ltd");

    private final FakeDesk desk = new FakeDesk();
    private final Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
    private final ImportReviewViewModel review = new ImportReviewViewModel(desk, workspace);

    @Start
    void start(Stage stage) {
        desk.files =
                List.of(FakeDesk.prices("OAK.csv", OAK), FakeDesk.prices("download.csv", null));
        Scene scene = new Scene(new ImportReviewView(review, workspace), 1200, 740);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        review.begin(List.of(Path.of("OAK.csv"), Path.of("download.csv")));
    }

    @Test
    void daysAreShownAsNewAndReplacedAndCanBeImported(FxRobot robot) {
        robot.interact(() -> review.selectedProperty().set(review.files().getFirst()));

        assertThat(robot.lookup("#market-days").<TableView<StagedQuote>>query().getItems())
                .hasSize(3);
        assertThat(robot.lookup("#market-asset").<ComboBox<String>>query().getValue())
                .isEqualTo("OAK · Oak Ltd");
        assertThat(robot.lookup("#import-apply").queryButton().isDisabled()).isFalse();
        robot.interact(() -> robot.lookup("#filter-CONFLICTING").<ButtonBase>query().fire());
        assertThat(robot.lookup("#import-files").<TableView<StagedFile>>query().getItems())
                .extracting(StagedFile::fileName)
                .containsExactly("OAK.csv");
    }

    @Test
    void theAssetIsChosenAmongTheKnownOnesOrTypedAnewWithItsCurrency(FxRobot robot) {
        robot.interact(() -> review.selectedProperty().set(review.files().getLast()));
        ComboBox<String> asset = robot.lookup("#market-asset").query();
        assertThat(asset.getValue()).as("proposed").isEqualTo("ELM");
        robot.interact(() -> asset.setValue("BTC"));
        assertThat(desk.asked.marketOf("download.csv"))
                .isEqualTo(new MarketChoice("COIN:BTC", null, null));

        ComboBox<String> currency = robot.lookup("#market-currency").query();
        robot.interact(() -> currency.setValue("eur"));
        assertThat(desk.asked.marketOf("download.csv"))
                .isEqualTo(new MarketChoice("COIN:BTC", CurrencyCode.EUR, null));
    }

    @Test
    void anotherAssetLeavesTheColumnThatSaidWhosePricesItHolds(FxRobot robot) {
        show(robot, FakeDesk.prices("wide.csv", OAK, List.of("OAK", "BTC"), "OAK"));
        robot.interact(() ->
                review.choose(review.files().getFirst(), new MarketChoice(null, null, "OAK")));

        ComboBox<String> asset = robot.lookup("#market-asset").query();
        robot.interact(() -> asset.setValue("BTC"));

        assertThat(desk.asked.marketOf("wide.csv"))
                .isEqualTo(new MarketChoice("COIN:BTC", null, null));
    }

    @Test
    void aColumnThatIsAskedForIsOneOfTheAssetThatWasChosen(FxRobot robot) {
        show(robot, FakeDesk.prices("wide.csv", null, List.of("B"), null));
        MarketChoice chosen = new MarketChoice("ELM", CurrencyCode.EUR, null);
        robot.interact(() -> review.choose(review.files().getFirst(), chosen));

        robot.interact(
                () -> robot.lookup("#market-column").<ComboBox<String>>query().setValue("B"));
        assertThat(desk.asked.marketOf("wide.csv"))
                .isEqualTo(new MarketChoice("ELM", CurrencyCode.EUR, "B"));

        ComboBox<String> asset = robot.lookup("#market-asset").query();
        robot.interact(() -> asset.setValue("BTC"));
        assertThat(desk.asked.marketOf("wide.csv"))
                .as("a column that says nothing stays")
                .isEqualTo(new MarketChoice("COIN:BTC", CurrencyCode.EUR, "B"));
    }

    private void show(FxRobot robot, StagedFile file) {
        desk.files = List.of(file);
        robot.interact(() -> review.begin(List.of(Path.of(file.fileName()))));
        robot.interact(() -> review.selectedProperty().set(review.files().getFirst()));
    }

    @Test
    void whatIsNoCurrencyChangesNothing(FxRobot robot) {
        robot.interact(() -> review.selectedProperty().set(review.files().getFirst()));
        ComboBox<String> currency = robot.lookup("#market-currency").query();
        robot.interact(() -> currency.setValue("$$"));

        assertThat(currency.getValue()).isEqualTo("USD");
        assertThat(desk.asked.markets()).isEmpty();
    }

    @Test
    void nothingCanBeImportedWhileNothingIsKnownAboutThePrices(FxRobot robot) {
        desk.files = List.of(FakeDesk.prices("download.csv", null));
        robot.interact(() -> review.begin(List.of(Path.of("download.csv"))));

        Button apply = robot.lookup("#import-apply").queryButton();
        assertThat(apply.isDisabled()).isTrue();
    }
}
