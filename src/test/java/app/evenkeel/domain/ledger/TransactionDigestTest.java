package app.evenkeel.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.money.Price;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class TransactionDigestTest {
    private static final Instant TIME = Instant.parse("2026-03-02T04:05:06.000000007Z");
    private static final AssetId COIN = new AssetId(1);
    private static final AssetId CASH = new AssetId(2);

    @Test
    void isTheSameForOneTransactionFromTwoFiles() {
        Transaction first = buy("1.50", "100", TIME, "T-1", "first memo", 3);
        Transaction second = buy("1.5", "100.00", TIME, "T-1", "second memo", 90);

        assertThat(TransactionDigest.of(first)).isEqualTo(TransactionDigest.of(second));
    }

    @Test
    void staysTheSameForever() {
        assertThat(TransactionDigest.of(buy("1.5", "100", TIME, "T-1", "", 1)))
                .as("stored digests are compared with it")
                .isEqualTo(PINNED);
    }

    @Test
    void changesWithEverythingThatMoved() {
        Transaction base = buy("1.5", "100", TIME, "T-1", "", 1);
        Movement m = base.movement();
        Head head = base.head();
        List<Transaction> others =
                List.of(
                        base,
                        buy("1.6", "100", TIME, "T-1", "", 1),
                        buy("1.5", "101", TIME, "T-1", "", 1),
                        buy("1.5", "100", TIME.plusNanos(1), "T-1", "", 1),
                        buy("1.5", "100", TIME, "T-2", "", 1),
                        Transaction.of(TransactionType.SWAP, head, m),
                        base.withAssets(asset -> new AssetId(asset.value() + 10)),
                        new Transaction.Buy(head, m.withFee(new Fee(CASH, BigDecimal.ONE, true))),
                        new Transaction.Buy(head, m.withFee(new Fee(CASH, BigDecimal.ONE, false))),
                        new Transaction.Buy(head, m.withTax(Money.of("1", CurrencyCode.JPY))),
                        new Transaction.Buy(head, m.withAmount(Money.of("1", CurrencyCode.JPY))),
                        new Transaction.Buy(head, m.withAmount(Money.of("1", CurrencyCode.USD))),
                        new Transaction.Buy(
                                head, m.withPrice(new Price(BigDecimal.TEN, CurrencyCode.JPY))),
                        new Transaction.Buy(head, m.withSubject(COIN)),
                        new Transaction.Buy(head.withAccount(new AccountId(77)), m),
                        new Transaction.Buy(told(head, "NISA", ZoneOffset.UTC, null), m),
                        new Transaction.Buy(told(head, "", ZoneOffset.ofHours(9), null), m),
                        new Transaction.Buy(
                                told(head, "", ZoneOffset.UTC, LocalDate.of(2026, 3, 4)), m));

        Set<Long> digests = new HashSet<>();
        others.forEach(transaction -> digests.add(TransactionDigest.of(transaction)));

        assertThat(digests).hasSameSizeAs(others);
    }

    private static Head told(
            Head head, String taxAccount, ZoneId zone, @Nullable LocalDate settlement) {
        return new Head(
                head.id(),
                head.account(),
                taxAccount,
                head.time(),
                zone,
                settlement,
                head.memo(),
                head.origin());
    }

    /** Computed apart from this program, from the canonical text. */
    private static final long PINNED = 6744460259553957675L;

    private static Transaction buy(
            String in, String out, Instant time, String externalId, String memo, long line) {
        Origin origin = new Origin(BatchId.BY_HAND, "x", "y", externalId, null, 0, "", line, "raw");
        return new Transaction.Buy(
                new Head(
                        TransactionId.NONE,
                        new AccountId(5),
                        "",
                        time,
                        ZoneOffset.UTC,
                        null,
                        memo,
                        origin),
                Movement.ofTrade(
                        new Leg(COIN, new BigDecimal(in)), new Leg(CASH, new BigDecimal(out))));
    }
}
