package app.evenkeel.execution.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;

import java.util.Locale;

/** Why no orders are placed at a venue. */
class LiveVenuesTest {
    @Test
    void saysWhyNoneArePlacedWholeInTheReadersLanguage() {
        Problem refusal = refusal("bitflyer");

        assertThat(refusal.code()).isEqualTo(ProblemCode.VENUE_WITHOUT_IDS);
        assertThat(refusal.text(Locale.JAPANESE).replaceAll("Evenkeel|bitFlyer|ID", ""))
                .doesNotContainPattern("[A-Za-z]");
        assertThat(refusal("nowhere").code()).isEqualTo(ProblemCode.VENUE_NOT_LIVE);
    }

    @Test
    void knowsThoseThatOrdersArePlacedAt() {
        assertThat(LiveVenues.rows())
                .filteredOn(row -> row.refusal() == null)
                .extracting(row -> row.capability().venue())
                .as("those of AtEveryVenue")
                .containsExactly("binance", "kraken", "coinbase", "bitstamp", "bitfinex")
                .allSatisfy(venue ->
                        assertThat(LiveVenues.live(venue).capability().venue()).isEqualTo(venue));
    }

    private static Problem refusal(String venue) {
        return catchThrowableOfType(EvenkeelException.class, () -> LiveVenues.live(venue))
                .problem();
    }
}
