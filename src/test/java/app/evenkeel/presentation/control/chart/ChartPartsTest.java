package app.evenkeel.presentation.control.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;

class ChartPartsTest {
    @Test
    void thinningKeepsTheExtremesOfEveryColumn() {
        var random = new SplittableRandom(7);
        int points = 100_000;
        var days = new double[points];
        var values = new double[points];
        for (int i = 0; i < points; i++) {
            days[i] = i;
            values[i] = random.nextDouble(-1000, 1000);
        }
        var series = new ChartSeries("s", days, values, false, false);
        int width = 500;

        Columns columns = Columns.of(series, Viewport.all(0, points), width, 1);

        for (int column = 0; column < width; column++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = column * 200; i < (column + 1) * 200; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            assertThat(columns.low(column)).isEqualTo(low);
            assertThat(columns.high(column)).isEqualTo(high);
            assertThat(columns.first(column)).isEqualTo(values[column * 200]);
            assertThat(columns.last(column)).isEqualTo(values[column * 200 + 199]);
        }
    }

    @Test
    void aMissingValueLeavesAGap() {
        var series =
                new ChartSeries(
                        "s", new double[] {0, 1, 2}, new double[] {1, Double.NaN, 3}, false, false);

        Columns columns = Columns.of(series, Viewport.all(0, 3), 3, 1);

        assertThat(columns.isEmpty(0)).isFalse();
        assertThat(columns.isEmpty(1)).isTrue();
    }

    @Test
    void zoomingKeepsTheDayUnderThePointer() {
        Viewport view = Viewport.all(0, 1000);
        double anchor = 300;
        double before = view.xOf(anchor, 800);

        Viewport zoomed = view.zoom(0.5, anchor);

        assertThat(zoomed.xOf(anchor, 800)).isCloseTo(before, within(1e-9));
        assertThat(zoomed.span()).isCloseTo(500, within(1e-9));
    }

    @Test
    void panningStopsAtTheEnds() {
        Viewport view = Viewport.all(0, 1000).show(800, 900);

        assertThat(view.pan(500)).isEqualTo(new Viewport(0, 1000, 900, 1000));
        assertThat(view.pan(-5000)).isEqualTo(new Viewport(0, 1000, 0, 100));
    }

    @Test
    void zoomingOutNeverShowsMoreThanThereIs() {
        Viewport view = Viewport.all(0, 10).zoom(0.5, 3).zoom(8, 3);

        assertThat(view.isAll()).isTrue();
    }

    @Test
    void valueTicksAreRoundAndCoverTheRange() {
        var random = new SplittableRandom(11);
        for (int i = 0; i < 1000; i++) {
            double low = random.nextDouble(-1e9, 1e9);
            double high = low + random.nextDouble(1e-3, 1e9);
            int wanted = random.nextInt(2, 9);

            ValueTicks ticks = ValueTicks.covering(low, high, wanted);

            assertThat(ticks.low()).isLessThanOrEqualTo(low + 1e-6);
            assertThat(ticks.high()).isGreaterThanOrEqualTo(high - 1e-6);
            assertThat(ticks.count()).isBetween(2, wanted + 3);
        }
    }

    @Test
    void aFlatLineStillHasAnAxis() {
        ValueTicks ticks = ValueTicks.covering(100, 100, 4);

        assertThat(ticks.count()).isGreaterThanOrEqualTo(2);
        assertThat(ticks.low()).isLessThanOrEqualTo(100);
        assertThat(ticks.high()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void dateTicksFollowTheSpanAndTheLanguage() {
        double start = LocalDate.of(2024, 1, 15).toEpochDay();

        var months = DateTicks.in(Viewport.all(start, start + 200), 8, Locale.ENGLISH);
        var years = DateTicks.in(Viewport.all(start, start + 3000), 10, Locale.JAPANESE);

        assertThat(months)
                .extracting(DateTicks.Tick::label)
                .startsWith("Feb 2024", "Mar 2024")
                .hasSizeLessThanOrEqualTo(8);
        assertThat(years).extracting(DateTicks.Tick::label).startsWith("2025年", "2026年");
    }
}
