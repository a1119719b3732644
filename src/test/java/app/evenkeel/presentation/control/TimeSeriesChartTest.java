package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Theme;

import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

@ExtendWith(ApplicationExtension.class)
class TimeSeriesChartTest {
    private static final int POINTS = 1000;
    private static final double DAY = 86_400_000.0;
    private static final double FIRST = LocalDate.of(2024, 1, 1).toEpochDay() * DAY;

    private @Nullable TimeSeriesChart shown;

    @Start
    void start(Stage stage) {
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = FIRST + i * DAY;
            y[i] = 200 + i;
        }
        TimeSeriesChart chart =
                new TimeSeriesChart(
                        new Messages(Locale.ENGLISH, Locale.US), new Formats(Locale.US));
        chart.setData(
                List.of(new ChartSeries("Portfolio", x, y, 1)),
                List.of(new ChartMark(x[10], 1, "+100 EUR")),
                CurrencyCode.EUR);
        shown = chart;
        Scene scene = new Scene(chart, 800, 400);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        chart.requestFocus();
    }

    private TimeSeriesChart chart() {
        return Objects.requireNonNull(shown);
    }

    private double span() {
        return chart().toProperty().get() - chart().fromProperty().get();
    }

    private Point2D at(double x) {
        return chart().localToScreen(x, 150);
    }

    @Test
    void zoomsIntoWhatIsDraggedOverAndResetsOnEscape(FxRobot robot) {
        double whole = span();
        robot.drag(at(200), MouseButton.PRIMARY).moveTo(at(300)).dropTo(at(400));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(span()).isLessThan(whole / 2);
        robot.push(KeyCode.ESCAPE);
        assertThat(span()).isEqualTo(whole);
    }

    @Test
    void zoomsAndPansByKeyboard(FxRobot robot) {
        double whole = span();
        robot.push(KeyCode.PLUS);
        robot.push(KeyCode.HOME);
        double start = chart().fromProperty().get();
        assertThat(span()).isLessThan(whole);
        robot.push(KeyCode.RIGHT);
        assertThat(chart().fromProperty().get()).isGreaterThan(start);
        robot.push(KeyCode.END);
        assertThat(chart().toProperty().get()).isEqualTo(FIRST + (POINTS - 1) * DAY);
    }

    @Test
    void zoomsWithTheWheel(FxRobot robot) {
        double whole = span();
        robot.moveTo(at(300));
        robot.scroll(3, VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(span()).isNotEqualTo(whole);
    }

    @Test
    void leavesTheWheelToThePageUnlessItHasFocusOrCtrlIsHeld(FxRobot robot) {
        double whole = span();
        List<Boolean> reachedThePage = new ArrayList<>();
        robot.interact(() -> {
            Group page = new Group();
            chart().getScene().setRoot(page);
            Button other = new Button("other");
            page.getChildren().addAll(chart(), other);
            page.addEventHandler(ScrollEvent.SCROLL, event -> reachedThePage.add(true));
            other.requestFocus();
            chart().fireEvent(wheel(false));
        });
        assertThat(reachedThePage).hasSize(1);
        assertThat(span()).isEqualTo(whole);
        robot.interact(() -> chart().fireEvent(wheel(true)));
        assertThat(reachedThePage).hasSize(1);
        assertThat(span()).isLessThan(whole);
    }

    private static ScrollEvent wheel(boolean ctrl) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                300,
                150,
                300,
                150,
                false,
                ctrl,
                false,
                ctrl,
                false,
                false,
                0,
                40,
                0,
                40,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void saysInWordsWhatItShows(FxRobot robot) {
        assertThat(chart().getAccessibleText())
                .isEqualTo(
                        "From Jan 1, 2024 to Sep 26, 2026. Portfolio: from 200.00 EUR to"
                                + " 1\u00a0199.00 EUR.");
        robot.interact(() -> chart().indexedProperty().set(true));
        assertThat(chart().getAccessibleText()).contains("from 100.0 to 599.5");
    }

    @Test
    void givesItsFiguresAsATableNewestFirst(FxRobot robot) {
        robot.interact(() -> {
            ChartTable table = chart().table();
            assertThat(table.getItems()).hasSize(POINTS);
            assertThat(table.getColumns().getLast().getCellData(0)).isEqualTo("1\u00a0199.00 EUR");
        });
    }

    @Test
    void laysTheFiguresOverThePictureByKeyboardAndTakesThemAway(FxRobot robot) {
        robot.push(KeyCode.T);
        assertThat(robot.lookup(".table-view").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".table-view").tryQuery()).isEmpty();
        assertThat(chart().isFocused()).isTrue();
    }

    @Test
    void movesTheCrosshairPointByPointForAScreenReader(FxRobot robot) {
        robot.press(KeyCode.SHIFT).push(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertThat(chart().getAccessibleText()).isEqualTo("Sep 25, 2026 1\u00a0198.00 EUR");
    }
}
