package app.evenkeel.analytics.backtest.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeflatedSharpeTest {
    /**
     * Bailey and Lopez de Prado, "The Deflated Sharpe Ratio", 2014, "A numerical example": the best
     * of 100 trials has an annualised Sharpe ratio of 2.5 over 1,250 days, skewness -3, kurtosis
     * 10; the annualised Sharpe ratios of all have a variance of 1/2.
     */
    @Test
    void reproducesThePublishedExample() {
        DeflatedSharpe of = DeflatedSharpe.of(2.5 / Math.sqrt(250), 1_250, -3, 10, 100, 0.5 / 250);

        assertThat(of.expected()).isCloseTo(0.1132, within(5e-5));
        assertThat(of.probability()).isCloseTo(0.9004, within(5e-5));
    }

    @Test
    void isMoreSureWhereFewerWereTried() {
        DeflatedSharpe of = DeflatedSharpe.of(2.5 / Math.sqrt(250), 1_250, -3, 10, 46, 0.5 / 250);

        assertThat(of.probability()).isCloseTo(0.9505, within(5e-5));
    }

    @Test
    void expectsNothingOfASingleTrial() {
        assertThat(DeflatedSharpe.of(0, 100, 0, 3, 1, 0).probability())
                .isCloseTo(0.5, within(1e-12));
    }
}
