package app.evenkeel.presentation.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.money.CurrencyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

class FormatsTest {
    private final Formats formats = new Formats(Locale.US);

    @Test
    void writesAmountsWithTheDigitsOfTheirCurrencyAndThinSpaces() {
        assertThat(formats.money(new BigDecimal("1234567.4"), CurrencyCode.JPY))
                .isEqualTo("1\u00a0234\u00a0567 JPY");
        assertThat(formats.amount(new BigDecimal("1234.5"), CurrencyCode.USD))
                .isEqualTo("1\u00a0234.50");
    }

    @Test
    void takesTheDecimalSignFromTheNumberLocale() {
        assertThat(new Formats(Locale.GERMANY).amount(new BigDecimal("1234.5"), CurrencyCode.EUR))
                .isEqualTo("1\u00a0234,50");
    }

    @Test
    void writesADashForWhatIsNotKnown() {
        assertThat(formats.amount(null, CurrencyCode.JPY)).isEqualTo("–");
        assertThat(formats.percent(null, 1)).isEqualTo("–");
        assertThat(formats.date(null)).isEqualTo("–");
    }

    @Test
    void keepsEveryDigitOfAQuantity() {
        assertThat(formats.quantity(new BigDecimal("0.000000000000000001")))
                .isEqualTo("0.000000000000000001");
        assertThat(formats.quantity(new BigDecimal("100"))).isEqualTo("100");
    }

    @Test
    void signsChangesAndNeverShowsMinusZero() {
        assertThat(formats.signedPercent(new BigDecimal("0.0123"), 1)).isEqualTo("+1.2 %");
        assertThat(formats.signedPercent(new BigDecimal("-0.0123"), 1)).isEqualTo("–1.2 %");
        assertThat(formats.amount(new BigDecimal("-0.2"), CurrencyCode.JPY)).isEqualTo("0");
    }

    @Test
    void hidesAmountsAndQuantitiesButNotShares() {
        Formats hidden = formats.hidingAmounts();
        assertThat(hidden.money(new BigDecimal("5"), CurrencyCode.EUR)).doesNotContain("5");
        assertThat(hidden.quantity(new BigDecimal("5"))).doesNotContain("5");
        assertThat(hidden.percent(new BigDecimal("0.05"), 0)).isEqualTo("5 %");
    }

    @Test
    void measuresThisYearFromTheLastYearsClose() {
        LocalDate asOf = LocalDate.of(2026, 11, 20);
        assertThat(Period.YEAR_TO_DATE.startFrom(asOf, LocalDate.of(2020, 1, 1)))
                .isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(Period.MAX.startFrom(asOf, LocalDate.of(2020, 1, 1)))
                .isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(Period.FIVE_YEARS.startFrom(asOf, LocalDate.of(2025, 6, 1)))
                .isEqualTo(LocalDate.of(2025, 6, 1));
    }
}
