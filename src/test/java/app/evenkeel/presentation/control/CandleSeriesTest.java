package app.evenkeel.presentation.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CandleSeriesTest {
    private final CandleSeries series =
            new CandleSeries(
                    new double[] {10, 20, 30, 40},
                    new double[] {5, 6, 7, 8},
                    new double[] {9, 12, 8, 9},
                    new double[] {4, 5, 2, 6},
                    new double[] {6, 7, 3, 7});

    @Test
    void joinsNeighboursFromTheFirstOpenToTheLastClose() {
        assertThat(series.joined(0, 3)).isEqualTo(new CandleSeries.Candle(20, 5, 12, 2, 3));
        assertThat(series.joined(0, 3).rises()).isFalse();
        assertThat(series.joined(1, 2).rises()).isTrue();
    }

    @Test
    void findsTheCandlesOfAStretchOfTime() {
        assertThat(series.firstFrom(15)).isEqualTo(1);
        assertThat(series.firstFrom(20)).isEqualTo(1);
        assertThat(series.endAt(35)).isEqualTo(3);
        assertThat(series.endAt(5)).isZero();
    }
}
