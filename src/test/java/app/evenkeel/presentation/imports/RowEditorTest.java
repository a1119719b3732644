package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.TransactionId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;

class RowEditorTest {
    /** The second time that it is half past one on that night. */
    private static final Instant TIME = Instant.parse("2024-10-27T01:30:15.123456Z");

    @Test
    void keepsATimeThatWasNotTouchedToTheFractionAndTheHour() {
        assertThat(RowEditor.moment("2024-10-27 01:30:15", head())).isEqualTo(TIME);
        assertThat(RowEditor.moment(" 2024-10-27 03:00:00 ", head()))
                .isEqualTo("2024-10-27T03:00:00Z");
    }

    private static Head head() {
        return new Head(
                TransactionId.NONE,
                new AccountId(1),
                "",
                TIME,
                ZoneId.of("Europe/London"),
                null,
                "",
                Origin.byHand());
    }
}
