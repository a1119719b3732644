package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

class ChartTest {
    private static final double DAY = 86_400_000.0;

    private static double millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static ChartSeries walk(int points) {
        double[] x = new double[points];
        double[] y = new double[points];
        Random random = new Random(7);
        for (int i = 0; i < points; i++) {
            x[i] = i * DAY;
            y[i] = i == 0 ? 100 : y[i - 1] + random.nextGaussian();
        }
        return new ChartSeries("walk", x, y, 1);
    }

    @Test
    void losesNoSpikeHoweverManyPointsThereAre() {
        ChartSeries line = walk(1_000_000);
        line.y()[654_321] = 1e9;
        line.y()[123_456] = -1e9;
        Decimation thinned = Decimation.of(line, 0, 999_999 * DAY, 800);
        assertThat(thinned.count).isLessThanOrEqualTo(3200);
        assertThat(thinned.high).isEqualTo(1e9);
        assertThat(thinned.low).isEqualTo(-1e9);
        for (int i = 1; i < thinned.count; i++) {
            assertThat(thinned.x[i]).isGreaterThanOrEqualTo(thinned.x[i - 1]);
        }
    }

    @Test
    void drawsEveryPointWhereThereAreFew() {
        ChartSeries line = walk(50);
        Decimation seen = Decimation.of(line, 10 * DAY, 20 * DAY, 800);
        assertThat(seen.x[0]).isLessThanOrEqualTo(10 * DAY);
        assertThat(seen.x[seen.count - 1]).isGreaterThanOrEqualTo(20 * DAY);
    }

    @Test
    void leavesAGapWhereThereIsNoValue() {
        ChartSeries line = walk(100_000);
        Arrays.fill(line.y(), 40_000, 60_000, Double.NaN);
        Decimation thinned = Decimation.of(line, 0, 99_999 * DAY, 100);
        assertThat(Arrays.stream(thinned.y).limit(thinned.count).anyMatch(Double::isNaN)).isTrue();
        assertThat(thinned.isEmpty()).isFalse();
    }

    @Test
    void isEmptyWithoutPoints() {
        assertThat(
                        Decimation.of(
                                        new ChartSeries("", new double[0], new double[0], 1),
                                        0,
                                        1,
                                        100)
                                .isEmpty())
                .isTrue();
    }

    @Test
    void zoomsAroundThePointerAndStaysWithinTheData() {
        ChartWindow window = new ChartWindow();
        window.setExtent(0, 1000, 10);
        window.zoom(0.5, 250);
        assertThat((250 - window.from()) / window.span()).isCloseTo(0.25, within(1e-9));
        window.zoom(1e-9, 250);
        assertThat(window.span()).isEqualTo(10);
        window.panBy(5000);
        assertThat(window.to()).isEqualTo(1000);
        window.zoom(1e9, 500);
        assertThat(window.isWhole()).isTrue();
    }

    @Test
    void putsDatesAtRoundPlacesInTheUsersLanguage() {
        double from = millis("2024-01-15T00:00:00Z");
        double to = millis("2026-11-20T00:00:00Z");
        List<Ticks.DateTick> ticks = Ticks.dates(from, to, 6, Locale.JAPANESE);
        assertThat(ticks).hasSizeBetween(2, 7);
        assertThat(ticks).extracting(Ticks.DateTick::label).contains("2025年1月");
        assertThat(Ticks.dates(from, to, 3, Locale.ENGLISH))
                .extracting(Ticks.DateTick::label)
                .containsExactly("2025", "2026");
    }

    @Test
    void putsValuesAtRoundPlaces() {
        assertThat(Ticks.values(3, 47, 5)).containsExactly(10, 20, 30, 40);
        assertThat(Ticks.values(-0.02, 0.02, 4)).contains(0.0);
        assertThat(Ticks.values(5, 5, 5)).isEmpty();
    }

    @Test
    void takesTheLastValueBeforeATime() {
        ChartSeries line = new ChartSeries("", new double[] {10, 20}, new double[] {1, 2}, 1);
        assertThat(line.valueAt(15)).isEqualTo(1);
        assertThat(line.valueAt(5)).isNaN();
        assertThat(line.nearest(16)).isEqualTo(1);
    }

    @Test
    void putsEqualRatiosAtEqualDistancesOnALogarithmicScale() {
        ChartArea area = new ChartArea(0, 0, 100, 90, 0, 1, 1, 1000, true);
        assertThat(area.y(1000) - area.y(100)).isCloseTo(-30, within(1e-9));
        assertThat(area.y(100) - area.y(10)).isCloseTo(-30, within(1e-9));
        assertThat(Ticks.ratios(3, 4000, 8))
                .containsExactly(5, 10, 20, 50, 100, 200, 500, 1000, 2000);
    }

    @Test
    void writesWhatIsSeenAsCsvAndLeavesUnknownValuesOut() {
        ChartState state =
                new ChartState(
                        new Messages(Locale.ENGLISH, Locale.ENGLISH), new Formats(Locale.ENGLISH));
        double day = 86_400_000;
        double[] days = {0, day, 2 * day};
        state.series = List.of(new ChartSeries("=A", days, new double[] {1.5, Double.NaN, 3}, 1));
        state.window.setExtent(0, 2 * day, day);
        assertThat(new ChartText(state).csv())
                .isEqualTo("date,\"'=A\"\n1970-01-01,1.5\n1970-01-02,\n1970-01-03,3.0\n");
    }
}
