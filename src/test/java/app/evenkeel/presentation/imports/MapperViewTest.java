package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.control.Choice;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

@ExtendWith(ApplicationExtension.class)
class MapperViewTest {
    private static final String ROWS =
            """
            Wann;Was;Papier;Menge;Kosten;Kurs
            02.03.2026;Kauf;ABC;10;1.000,50;100,05
            05.03.2026;Hauptversammlung;ABC;0;0;0
            09.03.2026;Abgang;ABC;4;420,00;105,00
            """;

    @TempDir private Path folder;
    private final FakeDesk desk = new FakeDesk();
    private final Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
    private final ImportReviewViewModel review = new ImportReviewViewModel(desk, workspace);

    @Start
    void start(Stage stage) throws IOException {
        Files.writeString(file(), ROWS);
        desk.files = List.of(FakeDesk.refused("Depot_2026.csv"));
        Scene scene = new Scene(new ImportReviewView(review, workspace), 980, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) {
        robot.interact(() -> review.begin(List.of(file())));
        robot.interact(() -> robot.lookup("#import-map").queryAs(Button.class).fire());
    }

    private Path file() {
        return folder.resolve("Depot_2026.csv");
    }

    @Test
    void opensFromAFileThatIsNotUnderstood(FxRobot robot) {
        assertThat(review.stateProperty().get()).isEqualTo(ImportReviewViewModel.State.MAPPING);
        TableView<?> preview = robot.lookup("#mapper-preview").queryAs(TableView.class);
        assertThat(preview.getColumns()).hasSize(6);
        assertThat(preview.getItems()).hasSize(3);
    }

    @Test
    void whatTurnsTextAroundIsNotInTheCellsThatAreShown(FxRobot robot) throws IOException {
        Files.writeString(file(), ROWS.replace("Hauptversammlung", "Haupt\u202Everkauf"));
        robot.interact(() -> review.begin(List.of(file())));
        robot.interact(() -> robot.lookup("#import-map").queryAs(Button.class).fire());
        assign(robot, "Was", "TYPE");

        assertThat(robot.lookup(".label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Haupt\uFFFDverkauf")
                .noneMatch(text -> text != null && text.contains("\u202E"));
        assertThat(robot.lookup("#mapper-preview .table-cell").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("Haupt\uFFFDverkauf")
                .noneMatch(text -> text != null && text.contains("\u202E"));
    }

    @Test
    void columnsAndWordsAreMappedByKeyboardUntilEveryRowIsUnderstood(FxRobot robot) {
        assign(robot, "Wann", "TIME");
        assign(robot, "Was", "TYPE");
        assign(robot, "Papier", "SYMBOL");
        assign(robot, "Menge", "QUANTITY");
        assign(robot, "Kosten", "AMOUNT");
        assertThat(review.mapper().outcomes())
                .filteredOn(row -> row.problem() != null)
                .isNotEmpty();

        mean(robot, "Hauptversammlung", "skip these rows");
        mean(robot, "Abgang", "Sell");

        assertThat(review.mapper().outcomes())
                .extracting(TemplateDraft.Outcome::type)
                .containsExactly(TransactionType.BUY, null, TransactionType.SELL);
        assertThat(review.mapper().outcomes())
                .allSatisfy(row -> assertThat(row.problem()).isNull());
        assertThat(review.mapper().outcomes().getFirst().given()).isEqualTo("1000.5 EUR");
    }

    @Test
    void aMappingIsKeptUnderItsNameAndTheFileIsReadAgainAtOnce(FxRobot robot) {
        assign(robot, "Wann", "TIME");
        assign(robot, "Papier", "SYMBOL");
        assign(robot, "Menge", "QUANTITY");
        desk.files = List.of(FakeDesk.mixed("Depot_2026.csv"));
        robot.interact(() -> robot.lookup("#mapper-save").queryAs(Button.class).fire());

        assertThat(desk.mapper.names()).containsExactly("Depot");
        assertThat(desk.staged).containsExactly(file(), file());
        assertThat(review.stateProperty().get()).isEqualTo(ImportReviewViewModel.State.REVIEW);
    }

    @Test
    void aMappingThatWasSavedIsChangedFromTheReview(FxRobot robot) {
        assign(robot, "Wann", "TIME");
        assign(robot, "Papier", "SYMBOL");
        assign(robot, "Menge", "QUANTITY");
        desk.files = List.of(FakeDesk.mapped("Depot_2026.csv"));
        robot.interact(() -> robot.lookup("#mapper-name").queryTextInputControl().setText("Mine"));
        robot.interact(() -> robot.lookup("#mapper-save").queryAs(Button.class).fire());

        robot.interact(() -> robot.lookup("#import-map").queryAs(Button.class).fire());
        assertThat(review.stateProperty().get()).isEqualTo(ImportReviewViewModel.State.MAPPING);
        assertThat(robot.lookup("#mapper-name").queryTextInputControl().getText())
                .isEqualTo("Mine");
        assertThat(Objects.requireNonNull(review.mapper().draftProperty().get()).fieldOf("Papier"))
                .isEqualTo("SYMBOL");
    }

    @Test
    void aRowSaysWhichFieldNoColumnIsMappedTo(FxRobot robot) {
        assign(robot, "Wann", "TIME");
        assign(robot, "Papier", null);
        assign(robot, "Menge", "QUANTITY");
        assign(robot, "Kurs", "PRICE");

        TableView<TemplateDraft.Outcome> rows = robot.lookup("#mapper-results").queryTableView();
        assertThat(rows.getColumns().getLast().getCellObservableValue(0).getValue().toString())
                .startsWith("No column is mapped to Symbol");
    }

    @Test
    void aWordWithoutAMeaningSaysWhereToGiveItOne(FxRobot robot) {
        assign(robot, "Wann", "TIME");
        assign(robot, "Papier", "SYMBOL");
        assign(robot, "Menge", "QUANTITY");
        assign(robot, "Was", "TYPE");

        assertThat(review.mapper().outcomes())
                .map(TemplateDraft.Outcome::problem)
                .filteredOn(Objects::nonNull)
                .extracting(problem -> Objects.requireNonNull(problem).code())
                .contains(ProblemCode.WORD_UNMAPPED);
    }

    @Test
    void cannotBeSavedWhileSomethingIsLacking(FxRobot robot) {
        assign(robot, "Menge", null);
        assertThat(robot.lookup("#mapper-save").queryAs(Button.class).isDisabled()).isTrue();
    }

    @Test
    void anotherDelimiterReadsTheFirstRowsAgain(FxRobot robot) {
        assign(robot, "Menge", "QUANTITY");
        choose(robot, "#mapper-delimiter", ',');

        TableView<?> preview = robot.lookup("#mapper-preview").queryAs(TableView.class);
        assertThat(preview.getColumns()).hasSizeLessThan(6);
        choose(robot, "#mapper-delimiter", ';');
        assertThat(preview.getColumns()).hasSize(6);
    }

    @Test
    void anotherCharsetKeepsTheMeaningsAndIsKeptWithThem(FxRobot robot) {
        assign(robot, "Menge", "FEE");
        choose(robot, "#mapper-charset", "windows-1250");

        TemplateDraft draft = draft();
        assertThat(draft.charset()).isEqualTo("windows-1250");
        assertThat(draft.fieldOf("Menge")).isEqualTo("FEE");
        assertThat(review.mapper().problemProperty().get()).isNull();
    }

    @Test
    void aCharsetInWhichItIsNoTextIsRefusedAndTheOldOneStays(FxRobot robot) {
        choose(robot, "#mapper-charset", "UTF-16LE");

        ComboBox<?> charset = robot.lookup("#mapper-charset").query();
        assertThat(charset.getValue()).isEqualTo("UTF-8");
        assertThat(draft().charset()).isEqualTo("UTF-8");
        assertThat(review.mapper().problemProperty().get()).isNotNull();
    }

    @Test
    void aWayOfWritingDatesCanBeTyped(FxRobot robot) {
        choose(robot, "#mapper-dates", "d.M.");
        assertThat(Objects.requireNonNull(review.mapper().problemProperty().get()).code())
                .isEqualTo(ProblemCode.DATE_PATTERN_BAD);
        assertThat(draft().datePattern()).isNotEqualTo("d.M.");

        choose(robot, "#mapper-dates", "d.M.y H-m");
        assertThat(draft().datePattern()).isEqualTo("d.M.y H-m");
        assertThat(review.mapper().problemProperty().get()).isNull();
    }

    private TemplateDraft draft() {
        return Objects.requireNonNull(review.mapper().draftProperty().get());
    }

    @SuppressWarnings("unchecked")
    private static <T> void choose(FxRobot robot, String box, T value) {
        ComboBox<T> combo = robot.lookup(box).queryAs(ComboBox.class);
        robot.interact(() -> combo.setValue(value));
    }

    @Test
    void leavingGoesBackToWhatWasUnderReview(FxRobot robot) {
        robot.interact(review::leaveMapper);
        assertThat(review.stateProperty().get()).isEqualTo(ImportReviewViewModel.State.REVIEW);
    }

    @SuppressWarnings("unchecked")
    private static void assign(FxRobot robot, String column, @Nullable String field) {
        ComboBox<Choice<String>> box = robot.lookup("#meaning-" + column).queryAs(ComboBox.class);
        robot.interact(() -> box.setValue(field == null ? Choice.none() : Choice.of(field)));
    }

    @SuppressWarnings("unchecked")
    private static void mean(FxRobot robot, String word, String meaning) {
        ComboBox<Object> box = robot.lookup("#word-" + word).queryAs(ComboBox.class);
        robot.interact(() ->
                box.getItems().stream()
                        .filter(item -> box.getConverter().toString(item).equals(meaning))
                        .findFirst()
                        .ifPresent(box::setValue));
    }
}
