package app.evenkeel.analytics.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.GeneratedLedger;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.portfolio.CostMethod;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The oracle of the speed workload W1, worked out in exact integers by {@code speed/peers/w1_py}:
 * pools by account and symbol, price only, fees apart.
 */
class GeneratedTradesTest {
    @Test
    void agreesWithTheOracleOfOneHundredThousandTrades() throws IOException {
        Timeline timeline = GeneratedLedger.orSkip("trades_100k.csv").timeline();

        LotBook fifo = LotBook.of(timeline, LocalDate.MAX, CostMethod.FIFO, Rates.NONE);
        LotBook average =
                LotBook.of(timeline, LocalDate.MAX, CostMethod.MOVING_AVERAGE, Rates.NONE);

        assertThat(timeline.size()).isEqualTo(99_000);
        assertThat(realised(fifo)).isEqualByComparingTo("52661887.6295");
        assertThat(realised(average))
                .isCloseTo(new BigDecimal("45999855.6556"), within(new BigDecimal("0.0001")));
        assertThat(openCost(fifo)).isEqualByComparingTo("313913466.1000");
        assertThat(openShares(fifo)).isEqualByComparingTo("1789514");
        assertThat(fifo.pools().stream().filter(GeneratedTradesTest::isOpen).count())
                .isEqualTo(1_958);
    }

    @Test
    void agreesWithTheOracleOfAMillionTrades() throws IOException {
        Timeline timeline = GeneratedLedger.orSkip("trades_1m.csv").timeline();

        LotBook fifo = LotBook.of(timeline, LocalDate.MAX, CostMethod.FIFO, Rates.NONE);
        LotBook average =
                LotBook.of(timeline, LocalDate.MAX, CostMethod.MOVING_AVERAGE, Rates.NONE);

        assertThat(timeline.size()).isEqualTo(990_000);
        assertThat(realised(fifo)).isEqualByComparingTo("172032565.9608");
        assertThat(realised(average))
                .isCloseTo(new BigDecimal("230064411.1153"), within(new BigDecimal("0.0001")));
        assertThat(openCost(fifo)).isEqualByComparingTo("1913804802.1957");
        assertThat(openShares(fifo)).isEqualByComparingTo("11264124");
    }

    private static BigDecimal realised(LotBook book) {
        return book.pools().stream()
                .map(pool -> Objects.requireNonNull(pool.realised()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal openCost(LotBook book) {
        return book.pools().stream()
                .filter(GeneratedTradesTest::isOpen)
                .map(pool -> Objects.requireNonNull(pool.cost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal openShares(LotBook book) {
        return book.pools().stream()
                .filter(GeneratedTradesTest::isOpen)
                .map(PoolState::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isOpen(PoolState pool) {
        return !pool.lots().isEmpty();
    }
}
