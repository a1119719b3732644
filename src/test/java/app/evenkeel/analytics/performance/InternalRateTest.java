package app.evenkeel.analytics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.evenkeel.analytics.OracleFiles;
import app.evenkeel.analytics.performance.InternalRate.Status;

import com.fasterxml.jackson.databind.JsonNode;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class InternalRateTest {
    private static InternalRate of(Object... daysAndAmounts) {
        int n = daysAndAmounts.length / 2;
        long[] days = new long[n];
        double[] amounts = new double[n];
        for (int i = 0; i < n; i++) {
            days[i] = LocalDate.parse((String) daysAndAmounts[2 * i]).toEpochDay();
            amounts[i] = ((Number) daysAndAmounts[2 * i + 1]).doubleValue();
        }
        return InternalRate.of(days, amounts);
    }

    private static double value(InternalRate rate) {
        return rate.value().orElseThrow();
    }

    /** Relative difference of 1e-9. */
    private static Offset<Double> close(double to) {
        return within(1e-9 * Math.abs(to));
    }

    @Test
    void givesTheExampleOfTheSpreadsheetFunctionXirr() {
        InternalRate rate =
                of(
                        "2008-01-01",
                        -10_000,
                        "2008-03-01",
                        2_750,
                        "2008-10-30",
                        4_250,
                        "2009-02-15",
                        3_250,
                        "2009-04-01",
                        2_750);

        assertThat(rate.status()).isEqualTo(Status.OK);
        assertThat(value(rate)).isEqualTo(0.3733625335, within(5e-11));
    }

    @Test
    void aYearOfTenPercentIsTenPercent() {
        assertThat(value(of("2023-01-01", -1000, "2024-01-01", 1100)))
                .isEqualTo(0.1, within(1e-14));
    }

    @Test
    void findsTheRateOfAmountsAtTheEndsOfWhatADoubleHolds() {
        double most = Double.MAX_VALUE;

        assertThat(value(InternalRate.of(new long[] {0, 365}, new double[] {-most / 1.1, most})))
                .isEqualTo(0.1, within(1e-9));
        assertThat(
                        InternalRate.of(new long[] {0, 0, 365}, new double[] {-most, -most, most})
                                .status())
                .isEqualTo(Status.NONE);
    }

    @Test
    void namesBothRatesOfTheTextbookTrap() {
        InternalRate rate =
                InternalRate.of(new long[] {0, 365, 730}, new double[] {-100, 230, -132});

        assertThat(rate.status()).isEqualTo(Status.NOT_UNIQUE);
        assertThat(rate.roots()).hasSize(2);
        assertThat(rate.roots().getFirst()).isEqualTo(0.1, within(1e-12));
        assertThat(rate.roots().getLast()).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void takesTwoEqualRatesForOne() {
        InternalRate rate =
                InternalRate.of(new long[] {0, 365, 730}, new double[] {-100, 220, -121});

        assertThat(rate.status()).isEqualTo(Status.OK);
        assertThat(value(rate)).isEqualTo(0.1, within(1e-6));
    }

    @Test
    void hasNoRateForFlowsOfOneSignOrNone() {
        assertThat(of("2023-01-01", -1000, "2024-01-01", -1).status()).isEqualTo(Status.NONE);
        assertThat(of("2023-01-01", 0, "2024-01-01", 0).status()).isEqualTo(Status.NONE);
        assertThat(of("2023-01-01", -1000, "2023-01-01", 1100).status()).isEqualTo(Status.NONE);
        assertThat(of().status()).isEqualTo(Status.NONE);
    }

    @Test
    void hasNoRateWhereNoneMakesTheFlowsWorthNothing() {
        InternalRate rate =
                InternalRate.of(new long[] {0, 365, 730}, new double[] {100, -100, 100});

        assertThat(rate.status()).isEqualTo(Status.NONE);
        assertThat(rate.value()).isEmpty();
    }

    @Test
    void followsAGainOrLossOfADayToItsYearlyRate() {
        InternalRate gain = InternalRate.of(new long[] {0, 1}, new double[] {-100, 110});
        InternalRate loss = InternalRate.of(new long[] {0, 1}, new double[] {-100, 50});

        assertThat(value(gain)).isEqualTo(Math.pow(1.1, 365) - 1, within(1e4));
        assertThat(value(loss)).isEqualTo(-1, within(1e-15));
    }

    @Test
    void doesNotCareForTheOrderOrTheUnitOfMoney() {
        long[] days = {0, 100, 500, 900};
        double[] amounts = {-1000, -500, 300, 1500};
        InternalRate rate = InternalRate.of(days, amounts);
        InternalRate other =
                InternalRate.of(
                        new long[] {900, 0, 500, 100}, new double[] {1.5e9, -1e9, 3e8, -5e8});

        assertThat(value(other)).isEqualTo(value(rate), close(value(rate)));
    }

    /** Every rate found solves the flows, and a scan of many rates finds no other. */
    @Test
    void findsExactlyTheRatesThatAScanFinds() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            int n = 2 + random.nextInt(12);
            long[] days = new long[n];
            double[] amounts = new double[n];
            for (int i = 0; i < n; i++) {
                days[i] = i == 0 ? 0 : days[i - 1] + 30 + random.nextInt(400);
                amounts[i] = Math.round(random.nextGaussian() * 1000);
            }

            List<Double> found = InternalRate.of(days, amounts).roots();

            List<Double> scanned = scan(days, amounts, -0.8, 20);
            List<Double> inRange = found.stream().filter(r -> r > -0.8 && r < 20).toList();
            assertThat(inRange).as("round " + round).hasSameSizeAs(scanned);
            for (int i = 0; i < scanned.size(); i++) {
                assertThat(inRange.get(i))
                        .isEqualTo(scanned.get(i), within(2e-3 * (1 + scanned.get(i))));
            }
        }
    }

    private static List<Double> scan(long[] days, double[] amounts, double low, double high) {
        List<Double> roots = new ArrayList<>();
        double from = Math.log1p(low);
        double step = (Math.log1p(high) - from) / 5000;
        double before = worth(days, amounts, from);
        for (int i = 1; i <= 5000; i++) {
            double here = worth(days, amounts, from + i * step);
            if (before < 0 != here < 0) {
                roots.add(Math.expm1(from + (i - 0.5) * step));
            }
            before = here;
        }
        return roots;
    }

    private static double worth(long[] days, double[] amounts, double s) {
        double sum = 0;
        for (int i = 0; i < days.length; i++) {
            sum += amounts[i] * Math.exp(-s * days[i] / 365);
        }
        return sum;
    }

    /** The samples of pyxirr (public domain), with the rates that its tests expect. */
    @TestFactory
    Stream<DynamicTest> givesTheRateOfEverySampleFile() {
        JsonNode cases = OracleFiles.json("xirr/expected.json").get("cases");
        List<DynamicTest> tests = new ArrayList<>();
        cases.fields()
                .forEachRemaining(entry -> {
                    if (!entry.getKey().startsWith("_")) {
                        tests.add(
                                dynamicTest(
                                        entry.getKey(),
                                        () -> check(entry.getKey(), entry.getValue())));
                    }
                });
        return tests.stream();
    }

    private static void check(String file, JsonNode expected) {
        List<String[]> rows = OracleFiles.rows("xirr/" + file);
        InternalRate rate =
                InternalRate.of(
                        rows.stream().mapToLong(r -> LocalDate.parse(r[0]).toEpochDay()).toArray(),
                        rows.stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray());
        if (expected.get("xirr").isNull()) {
            assertThat(rate.status()).isEqualTo(Status.NONE);
            return;
        }
        double value = expected.get("xirr").asDouble();
        // One printed rate was left 1.4e-9 from the root by the solver that it came from.
        double tolerance = file.equals("minus_0_13.csv") ? 2e-9 : 1e-9;
        assertThat(value(rate))
                .as("%s", rate)
                .isEqualTo(value, within(tolerance * Math.abs(value)));
        if (expected.has("other_root")) {
            assertThat(rate.status()).isEqualTo(Status.NOT_UNIQUE);
            double other = expected.get("other_root").asDouble();
            assertThat(rate.others())
                    .anySatisfy(root -> assertThat(root).isEqualTo(other, close(other)));
        }
    }
}
