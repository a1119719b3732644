package app.evenkeel.analytics.market;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class RateChecksTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 1);
    private static final LocalDate TODAY = DAY.plusDays(60);

    @Test
    void holdsOneThatIsTenTimesOffBetweenOthers() {
        RateChecks.Checked checked = check(FxTable.EMPTY, "1.10", "1.11", "11.2", "1.12", "1.13");

        assertThat(checked.held()).containsExactly(rate("11.2", DAY.plusDays(2)));
        assertThat(checked.passed()).hasSize(4);
    }

    @Test
    void holdsTheNewestThatNothingBearsOutYet() {
        RateChecks.Checked checked = check(stored("1.10", DAY.minusDays(1)), "1.11", "0.111");

        assertThat(checked.held()).containsExactly(rate("0.111", DAY.plusDays(1)));
    }

    @Test
    void holdsTheFirstOfAllWhereTheNextDoesNotFitIt() {
        RateChecks.Checked checked = check(FxTable.EMPTY, "11", "1.10", "1.11");

        assertThat(checked.held()).containsExactly(rate("11", DAY));
    }

    @Test
    void believesAnotherLevelThatFourLaterDaysBearOut() {
        RateChecks.Checked checked =
                check(stored("10", DAY.minusDays(1)), "16", "16.1", "15.9", "16.2", "16.3", "16");

        assertThat(checked.held().stream().map(FxRate::date))
                .as("the last three have no four days after them, but fit what passed")
                .isEmpty();
    }

    @Test
    void doesNotBelieveWhoSaysOtherwiseOfADayThatIsKnown() {
        RateChecks.Checked checked =
                check(stored("1.10", DAY), "11", "11.1", "11.2", "11.1", "11", "11.3", "11.2");

        assertThat(checked.passed()).isEmpty();
    }

    @Test
    void holdsADayToCome() {
        FxRate later = rate("1.1", LocalDate.of(2099, 1, 2));

        RateChecks.Checked checked =
                RateChecks.check(List.of(rate("1.1", DAY), later), FxTable.EMPTY, TODAY);

        assertThat(checked.held()).containsExactly(later);
        assertThat(checked.passed()).containsExactly(rate("1.1", DAY));
    }

    @Test
    void doesNotJudgeWhatACurrencyWentToWhileItWasNotQuoted() {
        RateChecks.Checked checked = check(stored("290", DAY.minusDays(3_000)), "124");

        assertThat(checked.held()).isEmpty();
    }

    private static RateChecks.Checked check(FxTable known, String... rates) {
        List<FxRate> all = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            all.add(rate(rates[i], DAY.plusDays(i)));
        }
        return RateChecks.check(all, known, TODAY);
    }

    private static FxTable stored(String rate, LocalDate day) {
        return new FxTable(
                CurrencyCode.EUR,
                Map.of(
                        CurrencyCode.USD,
                        new PriceHistory(
                                CurrencyCode.USD,
                                "ecb",
                                new long[] {day.toEpochDay()},
                                new BigDecimal[] {new BigDecimal(rate)})));
    }

    private static FxRate rate(String rate, LocalDate day) {
        return new FxRate(CurrencyCode.EUR, CurrencyCode.USD, new BigDecimal(rate), day);
    }
}
