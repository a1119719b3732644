package app.evenkeel.presentation.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.PriceDays;
import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.imports.FakeDesk;
import app.evenkeel.presentation.unlock.NewStore;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@ExtendWith(ApplicationExtension.class)
class ShellTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path directory;
    private final FakeStore store = new FakeStore();
    private @Nullable Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        WindowSettings settings = WindowSettings.load(directory);
        settings.setLook(new Look(Theme.LIGHT, Locale.ENGLISH, Locale.US, false));
        settings.setSize(980, 700);
        // The work runs where it is begun, so that a test need not wait for another thread.
        new Shell(access(), new FxTaskRunner(Runnable::run), settings, CLOCK)
                .show(stage, List.of());
    }

    private StoreAccess access() {
        return new StoreAccess() {
            @Override
            public boolean exists() {
                return true;
            }

            @Override
            public Optional<Problem> obstacle() {
                return Optional.empty();
            }

            @Override
            public Created create(NewStore wanted, char[] passphrase) {
                return new Created(store, "key");
            }

            @Override
            public OpenStore unlock(char[] passphrase) {
                if (!new String(passphrase).equals("right")) {
                    throw new EvenkeelException(Problem.of(ProblemCode.WRONG_PASSPHRASE));
                }
                return store;
            }

            @Override
            public OpenStore recover(String key, char[] passphrase) {
                return store;
            }

            @Override
            public int strength(char[] passphrase) {
                return 3;
            }
        };
    }

    private void unlock(FxRobot robot) {
        type(robot, "right");
        settle();
    }

    private void type(FxRobot robot, String passphrase) {
        robot.interact(() ->
                robot.lookup("#unlock-passphrase").queryAs(TextField.class).setText(passphrase));
        robot.interact(() -> robot.lookup("#unlock-open").queryAs(ButtonBase.class).fire());
        settle();
    }

    private static void settle() {
        for (int i = 0; i < 4; i++) {
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private static boolean isShown(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    @Test
    void saysThatThePassphraseIsWrongAndStaysLocked(FxRobot robot) {
        type(robot, "wrong");
        assertThat(robot.lookup(".ek-error").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("The passphrase is wrong. Try again, or use the recovery key.");
        assertThat(isShown(robot, "#side-overview")).isFalse();
    }

    @Test
    void opensTheOverviewAndGoesToAScreenByItsNumber(FxRobot robot) {
        unlock(robot);
        assertThat(isShown(robot, "#screen-overview")).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        settle();
        assertThat(isShown(robot, "#screen-holdings")).isTrue();
        assertThat(store.settings).containsEntry("window.route", "holdings");
    }

    @Test
    void showsDroppedFilesForReviewAndImportsThem(FxRobot robot) {
        store.desk.files = List.of(FakeDesk.mixed("ledgers.csv"));
        unlock(robot);
        robot.interact(() ->
                assertThat(dropOn(robot, "#side-overview", new File("/x/ledgers.csv"))).isTrue());
        settle();
        assertThat(store.desk.staged).containsExactly(Path.of("/x/ledgers.csv"));
        assertThat(isShown(robot, ".import-review")).isTrue();
        robot.push(KeyCode.ENTER);
        settle();
        assertThat(store.desk.applications).isEqualTo(1);
        assertThat(robot.lookup(".ek-notice .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("1\u00a0201 transactions imported from 1 file.");
    }

    private boolean dropOn(FxRobot robot, String query, File... files) {
        try {
            Scene scene = Objects.requireNonNull(stage).getScene();
            return Dropping.drop(scene, robot.lookup(query).query(), List.of(files)) != null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void locksByHandAndClosesTheStore(FxRobot robot) {
        unlock(robot);
        robot.push(KeyCode.CONTROL, KeyCode.L);
        settle();
        assertThat(store.closed).isTrue();
        assertThat(isShown(robot, "#unlock-passphrase")).isTrue();
        assertThat(isShown(robot, "#screen-overview")).isFalse();
    }

    @Test
    void keepsTheScreenWhenTheLanguageChanges(FxRobot robot) {
        unlock(robot);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT8);
        settle();
        robot.interact(() -> robot.lookup("#language").queryAs(ButtonBase.class).fire());
        settle();
        assertThat(robot.lookup(".ek-title").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains("取り込み");
        assertThat(WindowSettings.load(directory).look().language().getLanguage()).isEqualTo("ja");
    }

    @Test
    void stopsTradingFromAnyScreenEvenBehindASheet(FxRobot robot) {
        unlock(robot);
        assertThat(robot.lookup("#shell-mode").queryLabeled().getText()).isEqualTo("PAPER");
        robot.push(KeyCode.F1);

        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.PERIOD);
        settle();

        assertThat(store.stopped).isTrue();
        assertThat(robot.lookup("#shell-mode").queryLabeled().getText()).contains("stopped");
    }

    @Test
    void followsAStopOfAnotherProgram(FxRobot robot) throws TimeoutException {
        unlock(robot);
        List<Change> told = new CopyOnWriteArrayList<>();
        store.changes.subscribe(told::add);
        store.stopped = true;

        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup("#shell-mode").queryLabeled().getText().contains("stopped")
                                && told.contains(Change.ORDERS));
    }

    @Test
    void showsTheShortcutsAndHidesThemWithEscape(FxRobot robot) {
        unlock(robot);
        robot.push(KeyCode.F1);
        settle();
        assertThat(isShown(robot, ".ek-shortcuts")).isTrue();
        robot.push(KeyCode.ESCAPE);
        settle();
        assertThat(isShown(robot, ".ek-shortcuts")).isFalse();
    }

    @Test
    void namesEveryButtonForAScreenReader(FxRobot robot) {
        unlock(robot);
        assertThat(robot.lookup(".button").queryAllAs(ButtonBase.class))
                .isNotEmpty()
                .allSatisfy(button ->
                        assertThat(
                                        button.getText() == null || button.getText().isEmpty()
                                                ? button.getAccessibleText()
                                                : button.getText())
                                .isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void showsTheWholeSidebarInALowWindow(String language, FxRobot robot) {
        robot.interact(() -> {
            Objects.requireNonNull(stage).setWidth(1280);
            stage.setHeight(720);
        });
        unlock(robot);
        if (language.equals("ja")) {
            robot.interact(() -> robot.lookup("#language").queryAs(ButtonBase.class).fire());
            settle();
        }
        ScrollPane around = around(robot.lookup(".ek-sidebar").query());
        assertThat(around.getContent().getLayoutBounds().getHeight())
                .isLessThanOrEqualTo(around.getViewportBounds().getHeight());
        Bounds lock =
                robot.lookup("#lock")
                        .query()
                        .localToScene(robot.lookup("#lock").query().getBoundsInLocal());
        assertThat(lock.getMaxY()).isLessThan(Objects.requireNonNull(stage).getScene().getHeight());
    }

    private static ScrollPane around(Node node) {
        Node place = node;
        while (!(place instanceof ScrollPane)) {
            place = place.getParent();
        }
        return (ScrollPane) place;
    }

    @Test
    void saysHowOldTheOldestPriceIsAndHowManyAreOldOrMissing(FxRobot robot) {
        unlock(robot);
        assertThat(texts(robot, ".ek-status .label")).contains("Prices as of Nov 19, 2026");
        store.priceDays =
                new PriceDays(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 11, 19), 3, 2);
        robot.interact(() -> store.changes.publish(Change.PRICES));
        settle();
        assertThat(texts(robot, ".ek-status .label"))
                .contains("Prices of Sep 30, 2026 to Nov 19, 2026 · 3 old · 2 without a price");
    }

    @Test
    void coversEverythingWhereWhatWasImportedIsOlderThanTheUsualPeriod(FxRobot robot) {
        unlock(robot);
        assertThat(isSelected(robot, "#period-1y")).isTrue();
        become(robot, LocalDate.of(2024, 7, 31));
        assertThat(isSelected(robot, "#period-max")).isTrue();
        assertThat(store.settings).doesNotContainKey("window.period");
    }

    @Test
    void keepsTheUsualPeriodWhereSomethingLiesInIt(FxRobot robot) {
        store.transactionDays =
                FakeStore.days(LocalDate.of(2024, 7, 31), LocalDate.of(2026, 7, 31));
        unlock(robot);
        assertThat(isSelected(robot, "#period-1y")).isTrue();
    }

    @Test
    void keepsAPeriodThatWasChosenAndOffersAllWhereOnlyOlderRowsCame(FxRobot robot) {
        store.transactionDays = FakeStore.days(LocalDate.of(2026, 11, 1));
        unlock(robot);
        robot.interact(() -> robot.lookup("#period-3m").queryAs(ButtonBase.class).fire());
        assertThat(store.settings).containsEntry("window.period", "THREE_MONTHS");
        become(robot, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));
        assertThat(isShown(robot, ".ek-notice")).isFalse();
        become(
                robot,
                LocalDate.of(2024, 7, 31),
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 2));
        assertThat(isSelected(robot, "#period-3m")).isTrue();
        assertThat(texts(robot, ".ek-notice .label"))
                .contains("What was added is older than the period shown.");
        robot.interact(() -> robot.lookup(".ek-notice .button").queryAs(ButtonBase.class).fire());
        assertThat(isSelected(robot, "#period-max")).isTrue();
    }

    private void become(FxRobot robot, LocalDate... days) {
        store.transactionDays = FakeStore.days(days);
        robot.interact(() -> store.changes.publish(Change.LEDGER));
        settle();
    }

    private static boolean isSelected(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(ToggleButton.class).isSelected();
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    @Test
    void drawsAnyScreenWithoutAWindow(FxRobot robot) {
        robot.interact(() -> {
            int listeners = store.changes.listeners();
            Shell.Loose drawn =
                    Shell.sceneFor(
                            store,
                            new Route.Imports(null),
                            new Look(Theme.DARK, Locale.JAPANESE, Locale.JAPAN, true),
                            CLOCK,
                            1200,
                            800);
            assertThat(drawn.scene().snapshot(null).getWidth()).isEqualTo(1200);
            assertThat(store.changes.listeners()).isGreaterThan(listeners);
            drawn.end().run();
            assertThat(store.changes.listeners())
                    .as("nothing of the store keeps the scene")
                    .isEqualTo(listeners);
        });
    }
}
