package app.evenkeel.analytics.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.GeneratedLedger;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The oracle of the speed workload W2: ten years of business days, 200 symbols, 99,000 trades with
 * fees, monthly deposits; value = cash + units x close, return linked with flows at the start of
 * the day.
 */
class GeneratedSeriesTest {
    private static final Offset<BigDecimal> TO_FOUR_DIGITS = within(new BigDecimal("0.0001"));

    @Test
    void agreesWithTheOracleOfTenYears() throws IOException {
        GeneratedLedger ledger = GeneratedLedger.orSkip("trades_100k.csv").withDeposits();
        Timeline timeline = ledger.timeline();
        Market market =
                new Market(ledger.histories(), LedgerPrices.of(timeline), FxTable.EMPTY, timeline);

        ValueSeries series =
                DailySeries.of(
                        timeline, market, CurrencyCode.USD, Scope.ALL, LocalDate.of(2024, 12, 31));

        List<ValueSeries.Day> business =
                series.days().stream()
                        .filter(day -> day.date().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                        .toList();
        assertThat(business).hasSize(2_609).allMatch(ValueSeries.Day::complete);
        assertThat(business.get(0).value())
                .isCloseTo(new BigDecimal("500000209.8380"), TO_FOUR_DIGITS);
        assertThat(business.get(1_000).value())
                .isCloseTo(new BigDecimal("565370349.4001"), TO_FOUR_DIGITS);
        assertThat(business.getLast().value())
                .isCloseTo(new BigDecimal("584950581.6481"), TO_FOUR_DIGITS);
        assertThat(timeWeightedReturn(series)).isCloseTo(0.05347170673037249, within(1e-13));
    }

    private static double timeWeightedReturn(ValueSeries series) {
        double growth = 1;
        double before = 0;
        for (ValueSeries.Day day : series.days()) {
            growth *=
                    Objects.requireNonNull(day.value()).doubleValue()
                            / (before + day.flow().doubleValue());
            before = Objects.requireNonNull(day.value()).doubleValue();
        }
        return growth - 1;
    }
}
