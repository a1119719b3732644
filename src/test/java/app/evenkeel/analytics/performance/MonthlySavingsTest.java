package app.evenkeel.analytics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.evenkeel.analytics.OracleFiles;
import app.evenkeel.analytics.risk.Risk;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Five years of a savings plan in one share on real prices, seen in three currencies, computed in
 * another program: 1,000 USD on the first trading day of each month, dividends kept as cash.
 */
class MonthlySavingsTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

    @TestFactory
    Stream<DynamicTest> performsAsComputedElsewhere() {
        JsonNode results = OracleFiles.json("scenario_AAPL.json").get("results");
        Plan plan = Plan.read();
        NavigableMap<LocalDate, double[]> rates = rates();
        return Stream.of("USD", "EUR", "JPY")
                .map(currency ->
                        dynamicTest(
                                currency,
                                () -> check(plan, rates, currency, results.get(currency))));
    }

    private static void check(
            Plan plan,
            NavigableMap<LocalDate, double[]> rates,
            String currency,
            JsonNode expected) {
        int n = plan.days.size();
        double[] values = new double[n];
        double[] deposits = new double[n];
        for (int d = 0; d < n; d++) {
            double factor = factor(rates.floorEntry(plan.days.get(d)).getValue(), currency);
            values[d] = plan.values[d] * factor;
            deposits[d] = plan.deposits[d] * factor;
        }
        ValuedDays period =
                ValuedDays.ofNet(
                        0,
                        plan.days.stream().mapToLong(LocalDate::toEpochDay).toArray(),
                        values,
                        deposits);

        // The deposit buys at the close: it counts at the end of its day.
        TimeWeightedReturn linked = TimeWeightedReturn.of(period, FlowTiming.ALL_AT_END);
        double[] daily =
                Arrays.stream(TimeWeightedReturn.daily(period, FlowTiming.ALL_AT_END))
                        .filter(r -> !Double.isNaN(r))
                        .toArray();

        close(linked.total(), expected.get("twr"));
        close(
                linked.annualised(LAST.toEpochDay() - FIRST.toEpochDay()),
                expected.get("twr_annualised_act365"));
        close(FlowTable.of(period).rate().value().orElseThrow(), expected.get("xirr"));
        close(Drawdowns.maximum(daily), expected.get("max_drawdown"));
        close(Risk.volatility(daily, 252), expected.get("volatility_ann_252"));
        close(values[n - 1], expected.get("end_value"));
        close(values[n - 1] - Arrays.stream(deposits).sum(), expected.get("profit"));
    }

    private static void close(double actual, JsonNode expected) {
        assertThat(actual)
                .isEqualTo(expected.asDouble(), within(1e-9 * Math.abs(expected.asDouble())));
    }

    /** Value in USD at the close of each trading day, after its deposit. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Plan(List<LocalDate> days, double[] values, double[] deposits) {
        static Plan read() {
            List<LocalDate> days = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            List<Double> deposits = new ArrayList<>();
            double shares = 0;
            double cash = 0;
            LocalDate before = FIRST.minusMonths(1);
            for (String[] row : below("../market-data/yf_AAPL_2018-2025.csv")) {
                LocalDate day = LocalDate.parse(row[0].substring(0, 10));
                if (day.isBefore(FIRST) || day.isAfter(LAST)) {
                    continue;
                }
                double close = Double.parseDouble(row[4]);
                cash += shares * Double.parseDouble(row[7]);
                boolean deposit = day.getMonthValue() != before.getMonthValue();
                shares += deposit ? 1000 / close : 0;
                before = day;
                days.add(day);
                values.add(shares * close + cash);
                deposits.add(deposit ? 1000.0 : 0);
            }
            return new Plan(
                    days,
                    values.stream().mapToDouble(Double::doubleValue).toArray(),
                    deposits.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Dollars and yen a euro, by day. */
    private static NavigableMap<LocalDate, double[]> rates() {
        NavigableMap<LocalDate, double[]> rates = new TreeMap<>();
        for (String[] row : below("../market-data/eurofxref-hist.csv")) {
            rates.put(
                    LocalDate.parse(row[0]),
                    new double[] {Double.parseDouble(row[1]), Double.parseDouble(row[2])});
        }
        return rates;
    }

    private static double factor(double[] rate, String currency) {
        return switch (currency) {
            case "EUR" -> 1 / rate[0];
            case "JPY" -> rate[1] / rate[0];
            default -> 1;
        };
    }

    private static List<String[]> below(String name) {
        List<String[]> rows = OracleFiles.rows(name);
        return rows.subList(1, rows.size());
    }

    /** The asserts of ffn's own tests over its three shares. */
    @Test
    void givesTheGrowthAndDrawdownsThatFfnAsserts() {
        double[] growth = {0.440, 0.041, -0.205};
        double[] drawdown = {-0.086, -0.048, -0.033};
        long days = LocalDate.of(2014, 3, 10).toEpochDay() - LocalDate.of(2004, 3, 10).toEpochDay();
        for (int share = 0; share < 3; share++) {
            double[] closes = OracleFiles.column("ffn_aapl_msft_c.csv", share + 1);
            double[] returns = new double[closes.length - 1];
            Arrays.setAll(returns, day -> closes[day + 1] / closes[day] - 1);
            double total = PerformanceMetrics.cumulativeReturn(returns);
            double annual = new TimeWeightedReturn(total, returns.length, 0).annualised(days);
            double[] first = Arrays.copyOf(returns, 9);

            assertThat(annual).isEqualTo(growth[share], within(1e-3));
            assertThat(Drawdowns.maximum(first)).isEqualTo(drawdown[share], within(5e-4));
        }
    }
}
