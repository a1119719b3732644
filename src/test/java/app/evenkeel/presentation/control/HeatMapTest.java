package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.presentation.control.HeatMap.Cell;
import app.evenkeel.presentation.control.HeatMapData.Entry;
import app.evenkeel.presentation.control.HeatMapData.Scale;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Theme;

import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

@ExtendWith(ApplicationExtension.class)
class HeatMapTest {
    private static final HeatMapData RETURNS =
            new HeatMapData(
                    List.of("2024", "2025"),
                    List.of("Jan", "Feb", "Mar"),
                    List.of(
                            List.of(entry(0.10), entry(-0.10), Entry.NONE),
                            List.of(entry(0.01), entry(0), entry(-0.02))),
                    Scale.DIVERGING,
                    HeatMapData.Heads.STEPS);

    private @Nullable HeatMap shown;

    @Start
    void start(Stage stage) {
        HeatMap map = new HeatMap(new Messages(Locale.ENGLISH, Locale.US));
        map.setData(RETURNS);
        shown = map;
        Scene scene = new Scene(map, 400, 120);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        stage.show();
        map.requestFocus();
    }

    @Test
    void theKeyboardGoesFromCellToCellAndStopsAtTheBorder(FxRobot robot) {
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);

        assertThat(map().getAccessibleText()).isEqualTo("2024, Feb: -10 %");

        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.END).push(KeyCode.RIGHT);

        assertThat(map().getAccessibleText()).isEqualTo("2025, Mar: -2 %");

        robot.push(KeyCode.ENTER);

        assertThat(map().chosenProperty().get()).isEqualTo(new Cell(1, 2));
    }

    @Test
    void aCellWithoutAValueSaysSoAndIsNotPainted(FxRobot robot) {
        robot.push(KeyCode.END);

        assertThat(map().getAccessibleText()).isEqualTo("2024, Mar: –");
        WritableImage image = picture(robot);
        Color beside = image.getPixelReader().getColor(380, 60);
        assertThat(centre(image, 0, 2)).isEqualTo(beside);
        assertThat(centre(image, 0, 1)).isNotEqualTo(beside);
    }

    @Test
    void gainsAndLossesAreOfDifferentColoursAndStrongerTheFartherFromZero(FxRobot robot) {
        WritableImage image = picture(robot);
        Color most = centre(image, 0, 0);
        Color loss = centre(image, 0, 1);
        Color little = centre(image, 1, 0);

        assertThat(most.getGreen()).isGreaterThan(most.getRed());
        assertThat(loss.getRed()).isGreaterThan(loss.getGreen());
        assertThat(little.getBrightness()).isGreaterThan(most.getBrightness());
    }

    @Test
    void otherDataForgetsWhatWasChosen(FxRobot robot) {
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

        robot.interact(() -> map().setData(HeatMapData.EMPTY));

        assertThat(map().chosenProperty().get()).isNull();
        assertThat(map().getAccessibleText()).isEqualTo("Nothing to draw yet.");
    }

    @Test
    void theNumbersAreGivenAsCsvWithEmptyCellsForTheUnknown() {
        assertThat(RETURNS.csv())
                .isEqualTo(
                        """
                        ,"Jan","Feb","Mar"
                        "2024",0.1,-0.1,
                        "2025",0.01,0.0,-0.02
                        """);
    }

    private static Entry entry(double value) {
        return new Entry(value, Math.round(value * 100) + " %", false);
    }

    private HeatMap map() {
        return Objects.requireNonNull(shown);
    }

    private WritableImage picture(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = map().snapshot(null, null));
        return Objects.requireNonNull(image[0]);
    }

    /** A colour near the left edge of a cell, where no number stands. */
    private static Color centre(WritableImage image, int row, int column) {
        // Headings take 40 pixels at the top and what "2024" needs at the left.
        int x = 48 + column * 96;
        return image.getPixelReader().getColor(x + 8, 40 + row * 26 + 5);
    }
}
