package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.presentation.TestWorkspace;
import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.imports.ImportReviewViewModel.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Work on imports that ends later than it was begun, in the order that a test says. */
@ExtendWith(ApplicationExtension.class)
class ImportRaceTest {
    private final FakeDesk desk = new FakeDesk();
    private final List<Runnable> begun = new ArrayList<>();
    private final TestWorkspace.Told told = new TestWorkspace.Told();
    private final ImportReviewViewModel review =
            new ImportReviewViewModel(
                    desk, TestWorkspace.of(Locale.ENGLISH, new FxTaskRunner(begun::add), told));

    @Test
    void showsTheLastDropThoughAnEarlierOneIsReadAfterIt(FxRobot robot) {
        drop(robot, "large.csv");
        drop(robot, "small.csv");
        StagedFile small = FakeDesk.mixed("small.csv");
        desk.files = List.of(small);
        finish(1);
        desk.files = List.of(FakeDesk.mixed("large.csv"));
        finish(0);

        assertThat(review.stateProperty().get()).isEqualTo(State.REVIEW);
        assertThat(review.files()).containsExactly(small);
    }

    @Test
    void keepsTheLastDropThoughAnEarlierOneStopsAfterIt(FxRobot robot) {
        desk.stopped = new WorkCancelledException();
        drop(robot, "large.csv");
        drop(robot, "small.csv");
        finish(0);
        assertThat(review.stateProperty().get()).isEqualTo(State.READING);
        desk.stopped = null;
        desk.files = List.of(FakeDesk.mixed("small.csv"));
        finish(1);

        assertThat(review.files()).hasSize(1);
    }

    @Test
    void showsNothingOfADropThatWasDiscardedWhileItWasRead(FxRobot robot) {
        drop(robot, "large.csv");
        robot.interact(review::discard);
        desk.files = List.of(FakeDesk.mixed("large.csv"));
        finish(0);

        assertThat(review.stateProperty().get()).isEqualTo(State.IDLE);
        assertThat(review.files()).isEmpty();
    }

    @Test
    void offersUndoOfWhatWasStoredThoughItsPricesWereRefused(FxRobot robot) {
        desk.refusedPrices = new EvenkeelException(Problem.of(ProblemCode.DISK, "full"));
        applyWithPrices(robot);

        assertThat(review.stateProperty().get()).isEqualTo(State.IDLE);
        assertThat(told.texts)
                .containsExactly(
                        ProblemCode.DISK.key(), "1\u00a0201 transactions imported from 1 file.");
        assertThat(told.actions).hasSize(1);
    }

    @Test
    void offersUndoOfWhatWasStoredThoughItsPricesWereStopped(FxRobot robot) {
        desk.refusedPrices = new WorkCancelledException();
        applyWithPrices(robot);

        assertThat(review.stateProperty().get()).isEqualTo(State.IDLE);
        assertThat(told.actions).hasSize(1);
    }

    @Test
    void goesBackToTheReviewIfNothingWasStored(FxRobot robot) {
        desk.refusedPrices = new EvenkeelException(Problem.of(ProblemCode.DISK, "full"));
        desk.appliedNothing = true;
        applyWithPrices(robot);

        assertThat(review.stateProperty().get()).isEqualTo(State.REVIEW);
        assertThat(review.problemProperty().get()).isNotNull();
        assertThat(told.texts).isEmpty();
    }

    private void applyWithPrices(FxRobot robot) {
        desk.files = List.of(FakeDesk.mixed("a.csv"), FakeDesk.priced("b.xml"));
        robot.interact(() -> review.begin(List.of(Path.of("a.csv"), Path.of("b.xml"))));
        finish(0);
        robot.interact(review::apply);
        for (int i = 1; i < begun.size(); i++) {
            finish(i);
        }
    }

    private void drop(FxRobot robot, String name) {
        robot.interact(() -> review.begin(List.of(Path.of(name))));
    }

    private void finish(int task) {
        begun.get(task).run();
        WaitForAsyncUtils.waitForFxEvents();
    }
}
