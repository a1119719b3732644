package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.AssetQuestion;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedRow;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

@ExtendWith(ApplicationExtension.class)
class ImportReviewViewTest {
    private final FakeDesk desk = new FakeDesk();
    private final Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
    private final ImportReviewViewModel review = new ImportReviewViewModel(desk, workspace);

    @Start
    void start(Stage stage) {
        desk.files =
                List.of(
                        FakeDesk.mixed("kraken.csv"),
                        FakeDesk.known("rakuten.csv"),
                        FakeDesk.refused("odd.csv"));
        Scene scene = new Scene(new ImportReviewView(review, workspace), 980, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        review.begin(List.of(Path.of("kraken.csv"), Path.of("rakuten.csv"), Path.of("odd.csv")));
    }

    @Test
    void theMainButtonSaysWhatItWillDo(FxRobot robot) {
        Button apply = robot.lookup("#import-apply").queryButton();
        assertThat(apply.getText()).isEqualTo("Import 1\u00a0201 transactions");

        StagedFile mixed = review.files().getFirst();
        robot.interact(() -> review.chooseAll(mixed, Conflict.Choice.TAKE_INCOMING));
        assertThat(apply.getText()).isEqualTo("Import 1\u00a0202 transactions");
    }

    @Test
    void listsOnlyTheFilesOfTheChosenSort(FxRobot robot) {
        robot.interact(() -> robot.lookup("#filter-NOT_UNDERSTOOD").<ButtonBase>query().fire());

        TableView<StagedFile> files = robot.lookup("#import-files").query();
        assertThat(files.getItems())
                .extracting(StagedFile::fileName)
                .containsExactly("kraken.csv", "odd.csv");
        assertThat(robot.lookup("#filter-KNOWN").<ButtonBase>query().getText())
                .isEqualTo("Known (1)");
    }

    @Test
    void aRowIsEditedBeforeItIsStored(FxRobot robot) {
        showRows(robot, 0);
        robot.interact(() -> robot.lookup("#row-edit").queryButton().fire());
        robot.interact(() -> {
            robot.lookup("#edit-in").<TextField>query().setText("0.75");
            robot.lookup("#edit-time").<TextField>query().setText("2026-03-06 10:00:00");
            robot.lookup("#row-save").queryButton().fire();
        });
        robot.interact(review::apply);

        var ofFile = Objects.requireNonNull(desk.decided.edits().get("kraken.csv"));
        var edited = Objects.requireNonNull(ofFile.get(0));
        assertThat(Objects.requireNonNull(edited.movement().in()).quantity())
                .isEqualByComparingTo(new BigDecimal("0.75"));
        assertThat(edited.head().time()).hasToString("2026-03-06T10:00:00Z");
    }

    @Test
    void aRowIsEditedToAnAssetThatIsTypedAnew(FxRobot robot) {
        showRows(robot, 0);
        robot.interact(() -> robot.lookup("#row-edit").queryButton().fire());
        robot.interact(() -> robot.lookup("#edit-in-new").queryButton().fire());
        robot.interact(() -> {
            robot.lookup("#new-symbol").<TextField>query().setText("OAK");
            robot.lookup("#new-asset-use").queryButton().fire();
        });
        assertThat(desk.typed).as("a currency is lacking").isEmpty();
        robot.interact(() -> {
            robot.lookup("#new-name").<TextField>query().setText("Oak Works");
            robot.lookup("#new-currency").<TextField>query().setText("gbp");
            robot.lookup("#new-asset-use").queryButton().fire();
        });
        robot.interact(() -> robot.lookup("#row-save").queryButton().fire());
        robot.interact(review::apply);

        assertThat(desk.typed)
                .containsExactly(
                        AssetRef.security(
                                AssetKind.EQUITY, "OAK", "Oak Works", CurrencyCode.GBP, ""));
        var edited =
                Objects.requireNonNull(
                        Objects.requireNonNull(desk.decided.edits().get("kraken.csv")).get(0));
        assertThat(Objects.requireNonNull(edited.movement().in()).asset())
                .isEqualTo(new AssetId(3));
    }

    @Test
    void showsTheRowsOfOneStatus(FxRobot robot) {
        showRows(robot, 0);
        robot.interact(() -> robot.lookup("#rows-DELETED").<ToggleButton>query().fire());

        TableView<StagedRow> rows = robot.lookup("#import-rows").query();
        assertThat(rows.getItems())
                .extracting(StagedRow::status)
                .containsExactly(StagedRow.Status.DELETED);
    }

    @Test
    void turnsThePagesOfALongFileAndEditsWhatStandsThere(FxRobot robot) {
        desk.files = List.of(FakeDesk.manyRows("kraken.csv", 2_500));
        robot.interact(() -> review.begin(List.of(Path.of("kraken.csv"))));
        TableView<StagedRow> rows = robot.lookup("#import-rows").query();
        assertThat(rows.getItems()).hasSize(1_000);
        robot.interact(() -> robot.lookup("#rows-after").queryButton().fire());
        robot.interact(() -> robot.lookup("#rows-after").queryButton().fire());

        assertThat(robot.lookup("#rows-range").<Label>query().getText())
                .isEqualTo("2\u00a0001–2\u00a0500 of 2\u00a0500");
        assertThat(robot.lookup("#rows-after").queryButton().isDisabled()).isTrue();
        robot.interact(() -> rows.getSelectionModel().select(499));
        robot.interact(() -> robot.lookup("#row-edit").queryButton().fire());
        robot.interact(() -> {
            robot.lookup("#edit-in").<TextField>query().setText("0.75");
            robot.lookup("#row-save").queryButton().fire();
        });
        robot.interact(review::apply);

        assertThat(Objects.requireNonNull(desk.decided.edits().get("kraken.csv")))
                .containsOnlyKeys(2_499);
    }

    @Test
    void theFilesPricesAreTakenOverUnlessTheUserSaysOtherwise(FxRobot robot) {
        Path file = Path.of("client.xml");
        desk.files = List.of(FakeDesk.priced("client.xml"));
        robot.interact(() -> review.begin(List.of(file)));
        robot.interact(review::apply);
        assertThat(desk.priced).containsExactly(file);

        robot.interact(() -> review.begin(List.of(file)));
        robot.interact(() -> robot.lookup("#import-prices").<CheckBox>query().fire());
        assertThat(review.applicableProperty().get()).as("nothing else to do").isFalse();
    }

    @Test
    void whatIsWrongInAnEditIsSaidAndNothingIsLost(FxRobot robot) {
        showRows(robot, 0);
        robot.interact(() -> robot.lookup("#row-edit").queryButton().fire());
        robot.interact(() -> {
            robot.lookup("#edit-in").<TextField>query().setText("a lot");
            robot.lookup("#row-save").queryButton().fire();
        });

        assertThat(robot.lookup("#edit-in").<TextField>query().getText()).isEqualTo("a lot");
        assertThat(review.isEdited(review.files().getFirst(), row(0))).isFalse();
    }

    @Test
    void aRowDeletedOnceComesBackAtTheUsersWord(FxRobot robot) {
        showRows(robot, 2);
        robot.interact(() -> robot.lookup("#row-restore").queryButton().fire());
        robot.interact(review::apply);

        assertThat(desk.decided.restored()).isEqualTo(Map.of("kraken.csv", Set.of(2)));
    }

    @Test
    void anAnswerAboutASymbolReadsTheFilesAgain(FxRobot robot) {
        desk.questions =
                List.of(
                        new AssetQuestion(
                                "kraken",
                                "COIN:LUNA|after 2022-05-28T10:00:00Z",
                                "LUNA",
                                "",
                                List.of(new AssetQuestion.Candidate("COIN:LUNA", "LUNA", "LUNA")),
                                3));
        robot.interact(() -> review.begin(List.of(Path.of("kraken.csv"))));
        ComboBox<?> answer = robot.lookup("#question-LUNA").query();
        robot.interact(() -> answer.getSelectionModel().selectLast());

        assertThat(desk.asked.answers())
                .containsEntry("COIN:LUNA|after 2022-05-28T10:00:00Z", AssetQuestion.NEW);
    }

    @Test
    void aFileGoesIntoAnotherAccountAtTheUsersWord(FxRobot robot) {
        ComboBox<String> account = robot.lookup("#import-account").query();
        robot.interact(() -> account.setValue("Savings"));

        assertThat(desk.asked.accounts()).isEqualTo(Map.of("kraken.csv", "Savings"));
    }

    @Test
    void aFileThatNobodyKnowsSaysWhyAndNothingOfItIsStored(FxRobot robot) {
        robot.interact(() -> review.selectedProperty().set(review.files().getLast()));
        Problem why = Objects.requireNonNull(review.files().getLast().refused());
        assertThat(robot.lookup(workspace.messages().text(why)).tryQuery()).isPresent();
        assertThat(desk.applications).isZero();
    }

    private StagedRow row(int index) {
        return review.files().getFirst().sampleRows().get(index);
    }

    private void showRows(FxRobot robot, int index) {
        robot.interact(() -> {
            TabPane tabs = robot.lookup(".ek-tabs").query();
            tabs.getSelectionModel().selectLast();
        });
        TableView<StagedRow> rows = robot.lookup("#import-rows").query();
        robot.interact(() -> rows.getSelectionModel().select(index));
    }
}
