package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.MarketChoice;
import app.evenkeel.portfolio.PriceChoice;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedMarket.AssetName;
import app.evenkeel.portfolio.StagedMarket.Series;
import app.evenkeel.portfolio.StagedMarket.StagedQuote;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
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
                .isEqualTo(MarketChoice.of(new PriceChoice("COIN:BTC", null)));

        ComboBox<String> currency = robot.lookup("#market-currency").query();
        robot.interact(() -> currency.setValue("eur"));
        assertThat(desk.asked.marketOf("download.csv"))
                .isEqualTo(MarketChoice.of(new PriceChoice("COIN:BTC", CurrencyCode.EUR)));
    }

    @Test
    void eachColumnIsShownWithWhatBecomesOfItAndIsChangedByItself(FxRobot robot) {
        show(
                robot,
                FakeDesk.prices(
                        "wide.csv",
                        true,
                        List.of(FakeDesk.series("OAK", OAK), FakeDesk.series("Elm", null))));

        TableView<Series> columns = robot.lookup("#market-columns").query();
        assertThat(columns.getItems()).extracting(Series::column).containsExactly("OAK", "Elm");
        ComboBox<String> column = robot.lookup("#market-column").query();
        assertThat(column.getValue()).as("the one that asks").isEqualTo("Elm");
        robot.interact(
                () -> robot.lookup("#market-currency").<ComboBox<String>>query().setValue("eur"));
        assertThat(desk.asked.marketOf("wide.csv"))
                .isEqualTo(MarketChoice.NONE.with("Elm", new PriceChoice("ELM", CurrencyCode.EUR)));

        assertThat(robot.lookup("#market-column").<ComboBox<String>>query().getValue())
                .as("still looked at after the file was read again")
                .isEqualTo("Elm");
        robot.interact(() ->
                robot.lookup("#market-columns")
                        .<TableView<Series>>query()
                        .getSelectionModel()
                        .select(0));
        assertThat(robot.lookup("#market-asset").<ComboBox<String>>query().getValue())
                .isEqualTo("OAK · Oak Ltd");
        robot.interact(() -> robot.lookup("#market-take").<CheckBox>query().fire());
        assertThat(desk.asked.marketOf("wide.csv").of("OAK")).isEqualTo(PriceChoice.LEFT_OUT);
        assertThat(desk.asked.marketOf("wide.csv").of("Elm").asset()).isEqualTo("ELM");
    }

    private void show(FxRobot robot, StagedFile file) {
        desk.files = List.of(file);
        robot.interact(() -> review.begin(List.of(Path.of(file.fileName()))));
        robot.interact(() -> review.selectedProperty().set(review.files().getFirst()));
    }

    @Test
    void whatIsNoCurrencyIsSaidAndChangesNothing(FxRobot robot) {
        robot.interact(() -> review.selectedProperty().set(review.files().getFirst()));
        ComboBox<String> currency = robot.lookup("#market-currency").query();
        for (String none : List.of("$$", "DOLLARS", "ZZZ")) {
            robot.interact(() -> currency.setValue(none));

            assertThat(
                            robot.lookup(
                                            "\""
                                                    + none
                                                    + "\" is not a currency of ISO 4217. Give its code of"
                                                    + " three letters, such as USD.")
                                    .tryQuery())
                    .as(none)
                    .isPresent();
            assertThat(desk.asked.markets()).isEmpty();
        }
        robot.interact(() -> currency.setValue("usdt"));
        assertThat(desk.asked.marketOf("OAK.csv").whole().currency())
                .isEqualTo(CurrencyCode.of("USDT"));
    }

    @Test
    void nothingCanBeImportedWhileNothingIsKnownAboutThePrices(FxRobot robot) {
        desk.files = List.of(FakeDesk.prices("download.csv", null));
        robot.interact(() -> review.begin(List.of(Path.of("download.csv"))));

        Button apply = robot.lookup("#import-apply").queryButton();
        assertThat(apply.isDisabled()).isTrue();
    }
}
