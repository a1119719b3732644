package app.evenkeel.analytics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.OracleFiles;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class PerformanceFiguresTest {
    private static final FlowTiming USUAL = FlowTiming.IN_AT_START_OUT_AT_END;

    private static ValuedDays days(double start, double[] values, double[] flows) {
        return ValuedDays.ofNet(start, LongStream.range(0, values.length).toArray(), values, flows);
    }

    private static double value(Figure figure) {
        return figure.value().orElseThrow();
    }

    /**
     * Portfolio Performance's ClientIndexTest: money in at the start, money out at the end. Its
     * values of 10,000 are rounded to cents, its returns are not.
     */
    @Test
    void linksDaysAsTheWorkedExampleOfPortfolioPerformance() {
        JsonNode rows = OracleFiles.json("pp_clientindex.json").get("rows");
        int n = rows.size() - 1;
        double[] values = new double[n];
        double[] in = new double[n];
        double[] out = new double[n];
        for (int d = 0; d < n; d++) {
            in[d] = rows.get(d + 1).get(2).asDouble();
            out[d] = rows.get(d + 1).get(3).asDouble();
            values[d] = rows.get(d + 1).get(4).asDouble();
        }
        double start = rows.get(0).get(4).asDouble();
        ValuedDays period =
                new ValuedDays(start, LongStream.range(0, n).toArray(), values, in, out);

        double[] daily = TimeWeightedReturn.daily(period, USUAL);

        double linked = 1;
        for (int d = 0; d < n; d++) {
            linked *= 1 + daily[d];
            assertThat(daily[d]).isEqualTo(rows.get(d + 1).get(5).asDouble(), within(5e-7));
            assertThat(linked - 1).isEqualTo(rows.get(d + 1).get(6).asDouble(), within(5e-7));
        }
        assertThat(TimeWeightedReturn.of(period, USUAL).total())
                .isEqualTo(linked - 1, within(1e-14));
    }

    /** 1000 +10%, then +2000 or −100, then +5%: 15.5% either way (cindicator). */
    @Test
    void isNotMovedByMoneyThatComesOrGoes() {
        ValuedDays more = days(1000, new double[] {1100, 3255}, new double[] {0, 2000});
        ValuedDays less = days(1000, new double[] {1000, 1050}, new double[] {-100, 0});

        assertThat(TimeWeightedReturn.of(more, USUAL).total()).isEqualTo(0.155, within(1e-14));
        assertThat(TimeWeightedReturn.of(less, USUAL).total()).isEqualTo(0.155, within(1e-14));
    }

    /** October, 585.60 to 602.34 with four flows: 2.45% (GIPS course of bloombergprep). */
    @Test
    void weighsFlowsAsTheModifiedDietzExample() {
        ModifiedDietz dietz =
                ModifiedDietz.of(
                        585.60,
                        602.34,
                        31,
                        new int[] {4, 8, 14, 23},
                        new double[] {-15.05, 19.82, 16.42, -18.96},
                        false);

        assertThat(dietz.capital()).isEqualTo(591.237, within(5e-4));
        assertThat(dietz.rate()).isEqualTo(0.024542, within(5e-7));
    }

    @ParameterizedTest
    @EnumSource(FlowTiming.class)
    void givesTheReturnsOfThePricesWhateverFlows(FlowTiming timing) {
        Random random = new Random(11);
        int n = 400;
        double[] returns = random.doubles(n, -0.03, 0.031).toArray();
        double[] in = new double[n];
        double[] out = new double[n];
        double[] values = new double[n];
        double value = 1000;
        for (int d = 0; d < n; d++) {
            in[d] = random.nextInt(4) == 0 ? random.nextDouble() * 500 : 0;
            out[d] = random.nextInt(4) == 0 ? random.nextDouble() * value / 10 : 0;
            value = timing.base(value, in[d], out[d]) * (1 + returns[d]);
            value -= timing.outcome(0, in[d], out[d]);
            values[d] = value;
        }
        ValuedDays period = new ValuedDays(1000, LongStream.range(0, n).toArray(), values, in, out);

        double total = TimeWeightedReturn.of(period, timing).total();

        double expected = PerformanceMetrics.cumulativeReturn(returns);
        assertThat(total).isEqualTo(expected, within(1e-10 * (1 + expected)));
        double[] scaled = Arrays.stream(values).map(v -> v * 1e6).toArray();
        ValuedDays inOtherMoney =
                new ValuedDays(
                        1e9,
                        period.days(),
                        scaled,
                        Arrays.stream(in).map(v -> v * 1e6).toArray(),
                        Arrays.stream(out).map(v -> v * 1e6).toArray());
        assertThat(TimeWeightedReturn.of(inOtherMoney, timing).total())
                .isEqualTo(total, within(1e-12 * (1 + total)));
        BenchmarkComparison same = BenchmarkComparison.of(1000, returns, in, out, timing);
        assertThat(same.values()).containsExactly(values, within(1e-7));
    }

    @Test
    void countsTheFlowsOfADayWithoutAValueOnTheNext() {
        ValuedDays period = days(1000, new double[] {Double.NaN, 1210}, new double[] {100, 0});

        TimeWeightedReturn linked = TimeWeightedReturn.of(period, USUAL);

        assertThat(linked.total()).isEqualTo(0.1, within(1e-14));
        assertThat(linked.days()).isEqualTo(1);
    }

    @Test
    void saysNothingWhereMoreIsOwedThanOwned() {
        ValuedDays period = days(1000, new double[] {-50, 20}, new double[] {0, 0});

        TimeWeightedReturn linked = TimeWeightedReturn.of(period, USUAL);

        assertThat(linked.undefined()).isEqualTo(1);
        assertThat(linked.total()).isNaN();
        assertThat(new PerformanceFigures(period, USUAL).timeWeighted().value()).isEmpty();
    }

    @Test
    void startsAfreshWhereEverythingWasSoldAndSomethingBoughtLater() {
        ValuedDays period =
                days(0, new double[] {1100, 0, 0, 525}, new double[] {1000, -1100, 0, 500});

        TimeWeightedReturn linked = TimeWeightedReturn.of(period, USUAL);

        assertThat(linked.total()).isEqualTo(1.1 * 1.05 - 1, within(1e-14));
        assertThat(linked.days()).isEqualTo(3);
    }

    @Test
    void annualisesNothingBelowAYear() {
        int n = 100;
        double[] values = IntStream.range(0, n).mapToDouble(d -> 1000 + d).toArray();
        PerformanceFigures figures =
                new PerformanceFigures(days(1000, values, new double[n]), USUAL);

        Figure annualised = figures.annualisedTimeWeighted();
        assertThat(annualised.value()).isEmpty();
        assertThat(annualised.absence().orElseThrow().english()).contains("less than a year");
        // Without flows in between, all three are the same return of the period.
        double expected = 1099.0 / 1000 - 1;
        assertThat(value(figures.timeWeighted())).isEqualTo(expected, within(1e-12));
        assertThat(value(figures.moneyWeighted())).isEqualTo(expected, within(1e-12));
        assertThat(value(figures.modifiedDietz())).isEqualTo(expected, within(1e-12));
        assertThat(value(figures.simpleReturn())).isEqualTo(expected, within(1e-12));
        assertThat(value(figures.simpleGain())).isEqualTo(99, within(1e-9));
    }

    @Test
    void explainsWithRowsFromWhichTheNumberCanBeMadeAgain() {
        ValuedDays period = days(1000, new double[] {1100, 3255}, new double[] {0, 2000});
        PerformanceFigures figures = new PerformanceFigures(period, USUAL);

        for (Figure figure : figures.all()) {
            assertThat(figures.explain(figure).figure()).isEqualTo(figure);
        }
        assertThat(figures.explain(figures.timeWeighted()).rows().getLast())
                .startsWith("1970-01-02", "3255", "2000", "0");
        double sum =
                figures.explain(figures.moneyWeighted()).rows().stream()
                        .mapToDouble(row -> Double.parseDouble(row.get(3)))
                        .sum();
        assertThat(sum).isEqualTo(0, within(1e-9));
    }

    @Test
    void saysWhyThereIsNoSingleRate() {
        ValuedDays period =
                new ValuedDays(
                        100,
                        LongStream.rangeClosed(1, 730).toArray(),
                        filled(730, 0),
                        flow(730, 729, 132),
                        flow(730, 364, 230));

        Figure rate = new PerformanceFigures(period, USUAL).moneyWeighted();

        assertThat(rate.metric()).isEqualTo(Metric.MONEY_WEIGHTED_RETURN);
        assertThat(rate.value()).isEmpty();
        assertThat(rate.absence().orElseThrow().english()).contains("2 rates");
    }

    private static double[] filled(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] flow(int n, int day, double amount) {
        double[] flows = new double[n];
        flows[day] = amount;
        return flows;
    }

    /** 1,000 for 28 days make 1,100: 10% of the time, 1.1^(365/28) − 1 = 246% a year. */
    @Test
    void annualisesNothingThatWasAtWorkForFourWeeksOfAYear() {
        double[] values = new double[365];
        double[] flows = new double[365];
        Arrays.fill(values, 336, 364, 1000);
        values[364] = 1100;
        flows[336] = 1000;
        PerformanceFigures figures = new PerformanceFigures(days(0, values, flows), USUAL);

        assertThat(value(figures.moneyWeighted())).isEqualTo(0.1, within(1e-12));
        assertThat(figures.moneyWeighted().convention())
                .extracting(Phrase::english)
                .contains("of the whole period of 28 days, not annualised: less than a year");
        assertThat(figures.annualisedTimeWeighted().value()).isEmpty();
        assertThat(value(figures.timeWeighted())).isEqualTo(0.1, within(1e-12));
        assertThat(figures.rate().value().orElseThrow()).isEqualTo(2.464, within(1e-3));
    }

    /** 100, 30 in and 10 out, 150 at the end: 160/130, 150/120 and 130/100. */
    @Test
    void explainsTheReturnByTheFormulaOfItsTiming() {
        ValuedDays period =
                new ValuedDays(
                        100,
                        new long[] {0},
                        new double[] {150},
                        new double[] {30},
                        new double[] {10});
        Map<FlowTiming, Double> expected =
                Map.of(
                        FlowTiming.IN_AT_START_OUT_AT_END, 160.0 / 130 - 1,
                        FlowTiming.ALL_AT_START, 150.0 / 120 - 1,
                        FlowTiming.ALL_AT_END, 130.0 / 100 - 1);
        Map<FlowTiming, String> formulas =
                Map.of(
                        FlowTiming.IN_AT_START_OUT_AT_END, "∏((V + out) / (V₋₁ + in)) − 1",
                        FlowTiming.ALL_AT_START, "∏(V / (V₋₁ + in − out)) − 1",
                        FlowTiming.ALL_AT_END, "∏((V + out − in) / V₋₁) − 1");
        for (FlowTiming timing : FlowTiming.values()) {
            PerformanceFigures figures = new PerformanceFigures(period, timing);
            Figure figure = figures.timeWeighted();

            assertThat(value(figure)).isEqualTo(expected.get(timing), within(1e-15));
            assertThat(figures.explain(figure).withoutRows().formula())
                    .isEqualTo(formulas.get(timing));
            assertThat(figures.explain(figures.simpleGain()).formula())
                    .isEqualTo(Metric.SIMPLE_GAIN.formula());
        }
    }
}
