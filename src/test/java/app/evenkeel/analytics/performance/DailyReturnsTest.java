package app.evenkeel.analytics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;

/** Returns from day to day: consecutive, with weekends left out, and over days without a value. */
class DailyReturnsTest {
    private static final long FRIDAY = LocalDate.of(2025, 1, 3).toEpochDay();

    @ParameterizedTest
    @EnumSource(FlowTiming.class)
    void daysThatAreNotListedChangeNothing(FlowTiming timing) {
        double[] values = {100, 330, 240};
        double[] in = {0, 200, 0};
        double[] out = {0, 0, 60};

        double[] consecutive =
                DailyReturns.of(
                                new ValuedDays(
                                        90, days(FRIDAY, FRIDAY + 1, FRIDAY + 2), values, in, out),
                                timing)
                        .returns();
        double[] withWeekend =
                DailyReturns.of(
                                new ValuedDays(
                                        90, days(FRIDAY, FRIDAY + 3, FRIDAY + 4), values, in, out),
                                timing)
                        .returns();

        assertThat(withWeekend).containsExactly(consecutive, within(1e-15));
    }

    @Test
    void whatCameInCountsFromTheStartOfItsDay() {
        DailyReturns daily =
                DailyReturns.of(
                        new ValuedDays(
                                100,
                                days(FRIDAY + 3),
                                new double[] {330},
                                new double[] {200},
                                new double[1]),
                        FlowTiming.IN_AT_START_OUT_AT_END);

        assertThat(daily.returns()[0]).isCloseTo(0.1, within(1e-15));
        assertThat(daily.capital()[0]).isEqualTo(300);
    }

    @Test
    void daysWithoutAValueAreBridgedWithEachFlowWeightedByTheTimeItWasThere() {
        // Four days, 100 at first; 40 come at the start of the second, 30 leave at the end of the
        // third: 100 + 40 x 3/4 - 30 x 1/4 = 122.5 at work, and 134.5 - 100 - 40 + 30 = 24.5
        // gained.
        DailyReturns daily =
                DailyReturns.of(
                        new ValuedDays(
                                100,
                                days(FRIDAY, FRIDAY + 1, FRIDAY + 2, FRIDAY + 3),
                                new double[] {Double.NaN, Double.NaN, Double.NaN, 134.5},
                                new double[] {0, 40, 0, 0},
                                new double[] {0, 0, 30, 0}),
                        FlowTiming.IN_AT_START_OUT_AT_END);

        assertThat(daily.returns()[0]).isNaN();
        assertThat(daily.capital()[3]).isCloseTo(122.5, within(1e-12));
        assertThat(daily.returns()[3]).isCloseTo(0.2, within(1e-15));
        assertThat(daily.first()).isEqualTo(3);
    }

    private static long[] days(long... days) {
        return days;
    }
}
