package app.evenkeel.analytics.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.GeneratedLedger;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.valuation.DailySeries;
import app.evenkeel.analytics.valuation.LedgerPrices;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The speed workload W2, ten years of 200 symbols and 99,000 trades: columns agree with the exact
 * series on every day, and with the oracle of the workload.
 */
class GeneratedColumnsTest {
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    @Test
    void agreeWithTheExactSeriesOnEveryDay() throws IOException {
        GeneratedLedger ledger = GeneratedLedger.orSkip("trades_100k.csv").withDeposits();
        Timeline timeline = ledger.timeline();
        Market market =
                new Market(ledger.histories(), LedgerPrices.of(timeline), FxTable.EMPTY, timeline);

        DayColumns columns = ValueColumns.of(timeline, market, CurrencyCode.USD, Scope.ALL, END);

        ValueSeries exact = DailySeries.of(timeline, market, CurrencyCode.USD, Scope.ALL, END);
        assertThat(columns.size()).isEqualTo(exact.days().size());
        double growth = 1;
        double before = 0;
        for (int i = 0; i < columns.size(); i++) {
            ValueSeries.Day day = exact.days().get(i);
            double value = Objects.requireNonNull(day.value()).doubleValue();
            assertThat(columns.day(i)).isEqualTo(day.date());
            assertThat(columns.value(i)).isCloseTo(value, within(value * 1e-9));
            assertThat(columns.inflow(i)).isEqualTo(day.flow().doubleValue());
            assertThat(columns.isComplete(i)).isTrue();
            assertThat(columns.isObserved(i)).isEqualTo(day.date().getDayOfWeek().getValue() <= 5);
            growth *= columns.value(i) / (before + columns.inflow(i));
            before = columns.value(i);
        }
        assertThat(columns.value(0)).isCloseTo(500_000_209.8380, within(1e-4));
        assertThat(before).isCloseTo(584_950_581.6481, within(1e-4));
        assertThat(growth - 1).isCloseTo(0.05347170673037249, within(1e-11));
    }
}
