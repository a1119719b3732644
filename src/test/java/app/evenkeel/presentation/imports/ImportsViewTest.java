package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.StatedLine;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class ImportsViewTest {
    private final FakeDesk desk = new FakeDesk();
    private final Workspace workspace = TestWorkspace.of(Locale.ENGLISH);
    private final ImportsViewModel imports = new ImportsViewModel(desk, new Changes(), workspace);

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(new ImportsView(imports, workspace, ZoneOffset.UTC), 980, 700);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void saysWhatAnUndoBringsBack(FxRobot robot) {
        desk.receipts.add(FakeDesk.receipt(1, "a.csv"));
        desk.restores = 2;
        robot.interact(() -> imports.activate(null));

        assertThat(robot.lookup(node -> node instanceof Label).queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains(
                        "Brings back 2 transactions as they were before this import replaced them.");
        robot.interact(imports::deactivate);
    }

    @Test
    void offersTheUndoOfWhatOnlyStatesHoldingsAndSaysWhereTheyDiffer(FxRobot robot) {
        desk.receipts.add(FakeDesk.receipt(1, "balance.csv"));
        desk.stated =
                List.of(
                        new StatedLine(
                                new AccountId(1),
                                new AssetId(1),
                                new BigDecimal("7"),
                                new BigDecimal("7.00"),
                                LocalDate.of(2026, 3, 31),
                                0),
                        new StatedLine(
                                new AccountId(1),
                                new AssetId(2),
                                new BigDecimal("30"),
                                new BigDecimal("10"),
                                LocalDate.of(2026, 3, 31),
                                0));
        robot.interact(() -> imports.activate(null));

        assertThat(texts(robot))
                .contains(
                        "Holdings stated",
                        "1 stated holding differs from the ledger",
                        "The 2 holdings that it states go with it.")
                .anyMatch(text -> text.contains("the statement says 30, the ledger 10"))
                .noneMatch(text -> text.contains("the statement says 7"));
        robot.interact(robot.lookup("Undo import").queryButton()::fire);
        assertThat(desk.undone).containsExactly(new BatchId(1));
        robot.interact(imports::deactivate);
    }

    @Test
    void saysWhyAnUndoCannotBeForeseen(FxRobot robot) {
        desk.receipts.add(FakeDesk.receipt(1, "a.csv"));
        desk.refusedPreview =
                new EvenkeelException(Problem.of(ProblemCode.STORE_UNREADABLE, "/s", "torn"));
        robot.interact(() -> imports.activate(null));

        assertThat(texts(robot)).anyMatch(text -> text.contains("torn"));
        robot.interact(imports::deactivate);
    }

    @Test
    void looksAgainWhatAnUndoTakesWhenTheScreenIsComeBackTo(FxRobot robot) {
        desk.receipts.add(FakeDesk.receipt(1, "a.csv"));
        robot.interact(() -> imports.activate(null));
        robot.interact(imports::deactivate);
        desk.restores = 3;
        robot.interact(() -> imports.activate(null));

        assertThat(texts(robot)).anyMatch(text -> text.startsWith("Brings back 3"));
        robot.interact(imports::deactivate);
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup(node -> node instanceof Label).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}
