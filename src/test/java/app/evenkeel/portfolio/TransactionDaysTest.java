package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.stream.Stream;

class TransactionDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 7, 31);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 1);

    @Test
    void countsWhatIsLaterThanADay() {
        TransactionDays days =
                TransactionDays.of(
                        Stream.of(LAST, FIRST, LAST, FIRST.plusDays(2), LAST)
                                .mapToLong(LocalDate::toEpochDay));
        assertThat(days.size()).isEqualTo(5);
        assertThat(days.after(FIRST.minusDays(1))).isEqualTo(5);
        assertThat(days.after(FIRST)).isEqualTo(4);
        assertThat(days.after(FIRST.plusDays(1))).isEqualTo(4);
        assertThat(days.after(LAST.minusDays(1))).isEqualTo(3);
        assertThat(days.after(LAST)).isZero();
    }

    @Test
    void countsNothingInAnEmptyLedger() {
        assertThat(TransactionDays.NONE.size()).isZero();
        assertThat(TransactionDays.NONE.after(FIRST)).isZero();
    }
}
