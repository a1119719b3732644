package app.evenkeel.analytics.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionType;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

class HoldingsTest {
    @Test
    void addsUpEachAccountToAMomentOfItsOwnThatOneIncluded() {
        LedgerBuilder ledger = new LedgerBuilder(ZoneId.of("UTC")).coin("BTC");
        for (long account = 1; account <= 3; account++) {
            ledger.in(account, "");
            ledger.at("2025-01-06T10:00:00Z").in(TransactionType.DEPOSIT, "2025-01-06", "1", "BTC");
            ledger.at("2025-01-06T12:00:00Z").in(TransactionType.DEPOSIT, "2025-01-06", "2", "BTC");
            ledger.at("2025-01-07T00:00:00Z").in(TransactionType.DEPOSIT, "2025-01-07", "4", "BTC");
        }
        Map<AccountId, Instant> moments =
                Map.of(
                        new AccountId(1), Instant.parse("2025-01-06T09:00:00Z"),
                        new AccountId(2), Instant.parse("2025-01-06T12:00:00Z"),
                        new AccountId(3), Instant.parse("2025-01-07T00:00:00Z"));

        assertThat(
                        Holdings.asBooked(
                                ledger.timeline(),
                                account -> Objects.requireNonNull(moments.get(account))))
                .isEqualTo(
                        Map.of(
                                new AccountId(2),
                                Map.of(ledger.id("BTC"), new BigDecimal("3")),
                                new AccountId(3),
                                Map.of(ledger.id("BTC"), new BigDecimal("7"))));
    }
}
