package app.evenkeel.analytics.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Sample;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

/** Figures of a run and what they were made of. */
class RunFiguresTest {
    private static final int DAYS = 90;

    private static RunFigures figures() {
        long[] days = new long[DAYS];
        double[] values = new double[DAYS];
        double[] flows = new double[DAYS];
        double[] benchmark = new double[DAYS];
        for (int i = 0; i < DAYS; i++) {
            days[i] = 20_000L + i;
            values[i] = 1_000 + 3 * i + (i * 37) % 23 + (i < 40 ? 0 : 100);
            benchmark[i] = 1_000 + 2 * i + (i * 17) % 19 + (i < 40 ? 0 : 100);
        }
        flows[40] = 100;
        return RunFigures.of(
                1_000,
                days,
                values,
                flows,
                benchmark,
                0,
                List.of(
                        new TradeLog.Line(0, 0, 10, 50, 1),
                        new TradeLog.Line(10, 1, 4, 100, 2),
                        new TradeLog.Line(20, 0, -4, 55, 1),
                        new TradeLog.Line(30, 1, -4, 95, 2)),
                List.of("AAA", "BBB"));
    }

    @Test
    void explainsEveryFigureWithTheRowsItWasMadeOf() {
        RunFigures figures = figures();

        for (Figure figure : figures.all()) {
            Explanation explanation = figures.explain(figure.metric());

            assertThat(explanation.figure()).isEqualTo(figure);
            assertThat(explanation.rows()).as(figure.metric().jsonName()).isNotEmpty();
            assertThat(explanation.text(Locale.ENGLISH, Locale.ROOT))
                    .contains(explanation.rows().getFirst().getFirst());
        }
    }

    @Test
    void namesTheClosedTradesThatAStatisticCounts() {
        Explanation explanation = figures().explain(Metric.WIN_RATE);

        // Of the first, 4 of 10 units: 4 x (55 - 50) less 4/10 of the cost of buying and all of
        // the cost of selling; of the second 4 x (95 - 100) less both costs.
        assertThat(explanation.rows())
                .containsExactly(
                        List.of("2024-10-24", "AAA", "4", "18.6", "20"),
                        List.of("2024-11-03", "BBB", "4", "-24", "20"));
        assertThat(explanation.figure().n()).isEqualTo(2);
        assertThat(explanation.figure().metric().sample()).isEqualTo(Sample.TRADES);
    }
}
