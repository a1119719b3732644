package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.presentation.control.Histogram.Bar;
import app.evenkeel.presentation.control.Histogram.Mark;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Theme;

import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
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
class HistogramTest {
    private @Nullable Histogram shown;

    @Start
    void start(Stage stage) {
        Histogram histogram =
                new Histogram(new Messages(Locale.ENGLISH, Locale.US), new Formats(Locale.US));
        histogram.setData(
                List.of(new Bar(-0.02, -0.01, 2), new Bar(-0.01, 0, 4), new Bar(0, 0.01, 8)),
                List.of(new Mark(-0.015, "VaR 95")),
                new Formats(Locale.US));
        shown = histogram;
        Scene scene = new Scene(histogram, 300, 200);
        Theme.LIGHT.apply(scene);
        stage.setScene(scene);
        // An earlier test may have given the stage a size of its own.
        stage.sizeToScene();
        stage.show();
    }

    @Test
    void barsAreAsTallAsTheirCounts(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = Objects.requireNonNull(shown).snapshot(null, null));

        int tallest = tall(Objects.requireNonNull(image[0]), 270);
        assertThat(tall(image[0], 130)).isBetween(tallest / 2 - 2, tallest / 2 + 2);
        assertThat(tall(image[0], 20)).isBetween(tallest / 4 - 2, tallest / 4 + 2);
    }

    @Test
    void aScreenReaderHearsHowManyValuesAndTheirRange() {
        assertThat(Objects.requireNonNull(shown).getAccessibleText())
                .isEqualTo("14 values between –2.0 % and 1.0 %.");
    }

    /** Painted pixels above the axis in one column. */
    private static int tall(WritableImage image, int x) {
        int painted = 0;
        for (int y = 40; y < 175; y++) {
            painted += image.getPixelReader().getColor(x, y).getSaturation() > 0.2 ? 1 : 0;
        }
        return painted;
    }
}
