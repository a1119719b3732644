package app.evenkeel.presentation.control.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.presentation.fx.Theme;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

@Tag("fx")
@ExtendWith(ApplicationExtension.class)
class TimeSeriesChartFxTest {
    private final TimeSeriesChart chart = chart();

    @Start
    void start(Stage stage) {
        var days = new double[1000];
        var values = new double[1000];
        for (int i = 0; i < days.length; i++) {
            days[i] = 19_000 + i;
            values[i] = 100 + i;
        }
        chart.setData(
                List.of(new ChartSeries("Value", days, values, false, true)),
                List.of(new ChartMarker(19_500, 10)));
        var scene = new Scene(new StackPane(chart), 800, 400);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void keysZoomPanAndReset(FxRobot robot) {
        robot.interact(chart::requestFocus);

        robot.push(KeyCode.PLUS);
        assertThat(chart.viewport().span()).isCloseTo(999 * 0.8, within(0.5));
        double from = chart.viewport().from();
        robot.push(KeyCode.LEFT);
        assertThat(chart.viewport().from()).isLessThan(from);
        robot.push(KeyCode.DIGIT0);
        assertThat(chart.viewport().isAll()).isTrue();
    }

    @Test
    void draggingSelectsAStretch(FxRobot robot) {
        double left = chart.localToScreen(200, 200).getX();
        double y = chart.localToScreen(200, 200).getY();

        robot.moveTo(left, y).press(javafx.scene.input.MouseButton.PRIMARY).moveTo(left + 200, y);
        robot.release(javafx.scene.input.MouseButton.PRIMARY);

        assertThat(chart.viewport().span()).isCloseTo(999 * 200 / chart.plotWidth(), within(3.0));
    }

    @Test
    void theCrosshairFollowsThePointerAndTheKeyboard(FxRobot robot) {
        robot.moveTo(chart);
        assertThat(chart.crosshair()).isCloseTo(chart.dayAt(400), within(2.0));

        robot.interact(() -> chart.setCrosshair(19_100));
        robot.interact(chart::requestFocus);
        robot.press(KeyCode.SHIFT).push(KeyCode.RIGHT).release(KeyCode.SHIFT);
        assertThat(chart.crosshair()).isEqualTo(19_101);
    }

    @Test
    void coloursComeFromTheTheme(FxRobot robot) {
        Color light = chart.colours().series(0);
        robot.interact(() -> Theme.DARK.apply(chart.getScene()));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(chart.colours().series(0)).isNotEqualTo(light);
        assertThat(light).isNotEqualTo(Color.STEELBLUE);
    }

    @Test
    void whoeverCannotSeeItHearsItsEnds() {
        assertThat(chart.getAccessibleText())
                .startsWith("Value: ")
                .contains("100")
                .contains("1,099");
    }

    private static TimeSeriesChart chart() {
        return new TimeSeriesChart();
    }
}
