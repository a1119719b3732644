package app.evenkeel.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

class SvgChartTest {
    @Test
    void breaksTheLineWhereOnlyAPartCouldBeValued() {
        String svg =
                SvgChart.draw(
                        new ValueSeries(
                                CurrencyCode.JPY,
                                List.of(
                                        day(1, true),
                                        day(2, true),
                                        day(3, false),
                                        day(4, true),
                                        day(5, true))));

        assertThat(svg)
                .containsPattern("class=\"value\" d=\"M[^ML]+L[^ML]+M[^ML]+L[^ML]+\"/>")
                .containsPattern("class=\"area\" d=\"M[^MZ]+ZM[^MZ]+Z\"/>")
                .doesNotContain("NaN");
    }

    private static ValueSeries.Day day(int day, boolean complete) {
        return new ValueSeries.Day(
                LocalDate.of(2026, 1, day), BigDecimal.TEN, BigDecimal.ZERO, complete);
    }
}
