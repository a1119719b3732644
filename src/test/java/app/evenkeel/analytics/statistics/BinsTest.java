package app.evenkeel.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.statistics.Bins.Bin;

import org.junit.jupiter.api.Test;

import java.util.Random;

class BinsTest {
    @Test
    void countsEveryValueOnceAndTakesTheWidthOfFreedmanAndDiaconis() {
        double[] values = new double[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 1000.0;
        }

        Bins bins = Bins.of(values);

        assertThat(bins.bins().stream().mapToInt(Bin::count).sum()).isEqualTo(1000);
        // IQR 0.4995, 2 · 0.4995 / 10
        Bin first = bins.bins().getFirst();
        assertThat(first.to() - first.from()).isCloseTo(0.0999, within(1e-12));
    }

    @Test
    void mixesNoGainsAndLosses() {
        Random random = new Random(3);
        double[] values = random.doubles(500, -0.03, 0.02).toArray();

        assertThat(Bins.of(values).bins())
                .allMatch(bin -> bin.to() <= 1e-15 || bin.from() >= -1e-15);
    }

    @Test
    void staysFewWhereOneValueIsFarOff() {
        double[] values = new double[100];
        values[0] = 1e6;
        values[1] = 1;

        assertThat(Bins.of(values).bins()).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void isEmptyWhereNothingIsSpread() {
        assertThat(Bins.of(new double[] {0.1, 0.1}).bins()).isEmpty();
        assertThat(Bins.of(new double[] {Double.NaN, 0.2}).bins()).isEmpty();
    }
}
