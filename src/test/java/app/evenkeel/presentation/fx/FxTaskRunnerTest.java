package app.evenkeel.presentation.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

@ExtendWith(ApplicationExtension.class)
class FxTaskRunnerTest {
    private final List<Runnable> begun = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final FxTaskRunner tasks = new FxTaskRunner(begun::add);

    @Test
    void namedWorkThatIsDoneHasSucceededThoughCancelWasPressed(FxRobot robot) {
        robot.interact(() -> task("job").start().cancel());
        finish();
        assertThat(heard).containsExactly("done");
    }

    @Test
    void dropsTheResultOfALoadThatIsNotWantedAnyMore(FxRobot robot) {
        robot.interact(() -> task("").start().cancel());
        finish();
        assertThat(heard).containsExactly("stopped");
    }

    @Test
    void dropsEveryResultOnceTheSessionEnds(FxRobot robot) {
        robot.interact(() -> task("job").start());
        tasks.cancelAll();
        finish();
        assertThat(heard).containsExactly("stopped");
    }

    @Test
    void isIdleAgainWhateverTheWorkThrows(FxRobot robot) {
        robot.interact(() ->
                tasks.run(
                                () -> {
                                    throw new AssertionError("invented");
                                })
                        .onProblem(problem -> heard.add("problem"))
                        .start());
        finish();
        assertThat(heard).containsExactly("problem");
    }

    private Task<String> task(String name) {
        return tasks.run(() -> "done")
                .named(name)
                .onSuccess(heard::add)
                .onCancelled(() -> heard.add("stopped"));
    }

    private void finish() {
        assertThat(tasks.isIdle()).isFalse();
        begun.forEach(Runnable::run);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tasks.isIdle()).isTrue();
        assertThat(tasks.jobs()).isEmpty();
    }
}
