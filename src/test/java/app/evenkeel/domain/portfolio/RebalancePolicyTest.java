package app.evenkeel.domain.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a portfolio is next looked at. */
class RebalancePolicyTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void looksAtTheFirstOfTheQuarter() {
        assertThat(next(PolicyFrequency.QUARTERLY, "09:00", "2026-11-13T09:00:00Z"))
                .isEqualTo("2027-01-01T08:00:00Z");
        assertThat(next(PolicyFrequency.QUARTERLY, "09:00", "2026-04-01T06:59:59Z"))
                .isEqualTo("2026-04-01T07:00:00Z");
        assertThat(next(PolicyFrequency.QUARTERLY, "09:00", "2026-04-01T07:00:00Z"))
                .isEqualTo("2026-07-01T07:00:00Z");
    }

    @Test
    void looksOnMondaysAndTheFirstOfTheMonth() {
        assertThat(next(PolicyFrequency.WEEKLY, "09:00", "2026-11-13T09:00:00Z"))
                .isEqualTo("2026-11-16T08:00:00Z");
        assertThat(next(PolicyFrequency.MONTHLY, "09:00", "2026-11-13T09:00:00Z"))
                .isEqualTo("2026-12-01T08:00:00Z");
    }

    /** On 29 March 2026 the clock goes from 2:00 to 3:00, on 25 October from 3:00 back to 2:00. */
    @Test
    void looksOnceOnADayOnWhichTheClockIsChanged() {
        assertThat(next(PolicyFrequency.DAILY, "02:30", "2026-03-28T12:00:00Z"))
                .isEqualTo("2026-03-29T01:30:00Z");
        assertThat(next(PolicyFrequency.DAILY, "02:30", "2026-03-29T01:30:00Z"))
                .isEqualTo("2026-03-30T00:30:00Z");
        assertThat(next(PolicyFrequency.DAILY, "02:30", "2026-10-24T12:00:00Z"))
                .isEqualTo("2026-10-25T00:30:00Z");
        assertThat(next(PolicyFrequency.DAILY, "02:30", "2026-10-25T00:30:00Z"))
                .isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void isNeverDueByTheCalendarWhereOnlyBandsCount() {
        assertThat(policy(PolicyFrequency.THRESHOLD_ONLY, "09:00").nextAfter(Instant.EPOCH))
                .isEmpty();
    }

    private static String next(PolicyFrequency frequency, String at, String after) {
        return policy(frequency, at).nextAfter(Instant.parse(after)).orElseThrow().toString();
    }

    private static RebalancePolicy policy(PolicyFrequency frequency, String at) {
        return new RebalancePolicy(
                frequency,
                BERLIN,
                LocalTime.parse(at),
                BandKind.HYBRID,
                new BigDecimal("0.05"),
                Destination.TARGET);
    }
}
