package app.evenkeel.analytics.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.analytics.lots.LotBook;
import app.evenkeel.analytics.lots.Rates;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.TransferProposal;
import app.evenkeel.domain.portfolio.TransferProposal.Confidence;
import app.evenkeel.domain.portfolio.TransferProposal.Reason;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class OwnMovesTest {
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final String HASH = "0xAB" + "c0ffee".repeat(10) + "12";

    private final LedgerBuilder ledger =
            new LedgerBuilder(ZoneId.of("UTC"))
                    .cash(CurrencyCode.USD)
                    .coin("BTC")
                    .coin("ETH")
                    .cash(CurrencyCode.JPY)
                    .cash(CurrencyCode.EUR)
                    .buy("2025-01-01", "2", "BTC", "200", "USD");

    @Test
    void theOnlyDepositThatFitsAWithdrawalIsTheSameCoins() {
        ledger.transaction(
                        TransactionType.WITHDRAWAL,
                        "2025-02-01",
                        Movement.ofOut(ledger.leg("1", "BTC"))
                                .withFee(new Fee(ledger.id("BTC"), new BigDecimal("0.01"), true)))
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-03", "0.99", "BTC");

        assertThat(pairs()).containsExactly("2>3");
        assertThat(ledger.timeline().proposals()).isEmpty();
        assertThat(lots()).containsExactly("1 2025-01-01 1 100", "2 2025-01-01 0.99 99");
        assertThat(disposals())
                .singleElement()
                .satisfies(fee -> {
                    assertThat(fee.quantity()).isEqualByComparingTo("0.01");
                    assertThat(fee.gain()).isEqualTo(LedgerBuilder.money("-1", "USD"));
                });
    }

    @Test
    void whatArrivedElsewhereDoesNotTakeItsMarketPriceForItsCost() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(
                        TransactionType.DEPOSIT,
                        "2025-02-01",
                        "1",
                        "BTC",
                        m -> m.withPrice(LedgerBuilder.price("50000", "USD")));

        assertThat(lots()).containsExactly("1 2025-01-01 1 100", "2 2025-01-01 1 100");
    }

    @Test
    void aDepositInTheSameAccountOrTooLateOrTooSmallIsNoMove() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(TransactionType.DEPOSIT, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-05", "1", "BTC")
                .in(TransactionType.DEPOSIT, "2025-02-02", "0.8", "BTC")
                .in(TransactionType.DEPOSIT, "2025-02-02", "1.1", "BTC");

        assertThat(pairs()).isEmpty();
        assertThat(ledger.timeline().proposals()).isEmpty();
    }

    @Test
    void ofSeveralThatFitTheBestIsProposedAndNoneIsTaken() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-02", "0.999", "BTC")
                .in(TransactionType.DEPOSIT, "2025-02-02", "1", "BTC");

        assertThat(pairs()).isEmpty();
        assertThat(ledger.timeline().proposals())
                .containsExactly(
                        new TransferProposal(
                                new TransactionId(2),
                                new TransactionId(4),
                                BigDecimal.ONE,
                                BigDecimal.ZERO,
                                Reason.SAME_QUANTITY,
                                Confidence.LIKELY));
    }

    @Test
    void anUnusualLossIsProposedOnly() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-02", "0.95", "BTC");

        assertThat(pairs()).isEmpty();
        assertThat(ledger.timeline().proposals())
                .singleElement()
                .satisfies(proposal -> {
                    assertThat(proposal.fee()).isEqualByComparingTo("0.05");
                    assertThat(proposal.reason()).isEqualTo(Reason.LESS_A_FEE);
                    assertThat(proposal.confidence()).isEqualTo(Confidence.LIKELY);
                });
    }

    @Test
    void aLossThatIsTheStatedFeeIsTheSameQuantityHoweverLarge() {
        ledger.transaction(
                        TransactionType.WITHDRAWAL,
                        "2025-02-01",
                        Movement.ofOut(ledger.leg("0.01", "BTC"))
                                .withFee(new Fee(ledger.id("BTC"), new BigDecimal("0.0005"), true)))
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-01", "0.0095", "BTC");

        assertThat(pairs()).containsExactly("2>3");
    }

    @Test
    void oneHashMakesAMoveWhateverElseFits() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-02", "1", "BTC")
                .in(TransactionType.DEPOSIT, "2025-02-04", "0.999", "BTC");
        List<Transaction> told = new ArrayList<>(ledger.transactions());
        told.set(1, withMemo(told.get(1), "sent in " + HASH));
        told.set(3, withMemo(told.get(3), HASH.toLowerCase(Locale.ROOT)));

        Timeline timeline = Timeline.of(told, ledger.assets());

        assertThat(pairs(timeline)).containsExactly("2>4");
    }

    @Test
    void aPaymentAndAGiftAboutAsLargeAreProposedAndNotTaken() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-03", "0.985", "BTC");

        assertThat(pairs()).isEmpty();
        assertThat(ledger.timeline().proposals())
                .extracting(TransferProposal::confidence)
                .containsExactly(Confidence.LIKELY);
    }

    @Test
    void oneHashWeeksApartIsNoMove() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-20", "0.999", "BTC");
        List<Transaction> told = new ArrayList<>(ledger.transactions());
        told.set(1, withMemo(told.get(1), HASH));
        told.set(2, withMemo(told.get(2), HASH));

        assertThat(pairs(Timeline.of(told, ledger.assets()))).isEmpty();
    }

    @Test
    void findsAHashInACrossKeyAndNotInARawRow() {
        Transaction move =
                ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                        .transactions()
                        .getLast();

        assertThat(ChainHash.of(withOrigin(move, HASH, "")))
                .isEqualTo(HASH.substring(2).toLowerCase(Locale.ROOT));
        assertThat(ChainHash.of(withOrigin(move, "", "to," + HASH))).isEmpty();
    }

    @Test
    void equalCashIsProposedAndNeverTaken() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "100", "USD")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-02", "100", "USD");

        assertThat(pairs()).isEmpty();
        assertThat(ledger.timeline().proposals())
                .extracting(TransferProposal::confidence)
                .containsExactly(Confidence.POSSIBLE);
    }

    @Test
    void whatIsOnItsWayIsStillWhereItCameFrom() {
        ledger.out(TransactionType.WITHDRAWAL, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-03", "1", "BTC");

        assertThat(lots(LocalDate.of(2025, 2, 2))).containsExactly("1 2025-01-01 2 200");
        assertThat(lots(LocalDate.of(2025, 2, 3)))
                .containsExactly("1 2025-01-01 1 100", "2 2025-01-01 1 100");
    }

    @Test
    void aTransferAndADepositElsewhereAreOneMoveToo() {
        ledger.out(TransactionType.TRANSFER, "2025-02-01", "1", "BTC")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-02-01", "1", "BTC");

        assertThat(pairs()).containsExactly("2>3");
        assertThat(ledger.timeline().isExternal(1)).isFalse();
        assertThat(ledger.timeline().isExternal(2)).isFalse();
    }

    @Test
    void yenThatLeaveAndDollarsThatArriveWithinAnAccountAreAnExchange() {
        ledger.out(TransactionType.TRANSFER, "2025-03-04", "400000", "JPY")
                .in(TransactionType.TRANSFER, "2025-03-04", "2658.51", "USD");

        assertThat(external()).containsExactly(false, false);
    }

    @Test
    void transfersOfCashThatMayHaveAnotherSideElsewhereAreNoExchange() {
        ledger.out(TransactionType.TRANSFER, "2025-03-04", "400000", "JPY")
                .in(TransactionType.TRANSFER, "2025-03-05", "2658.51", "USD")
                .out(TransactionType.TRANSFER, "2025-04-04", "400000", "JPY")
                .in(TransactionType.TRANSFER, "2025-04-04", "2658.51", "USD")
                .in(TransactionType.TRANSFER, "2025-04-04", "100", "EUR")
                .out(TransactionType.TRANSFER, "2025-05-04", "400000", "JPY")
                .in(2, "")
                .in(TransactionType.TRANSFER, "2025-05-04", "2658.51", "USD");

        assertThat(external()).hasSize(7).containsOnly(true);
    }

    /** Of each transfer of cash, in order. */
    private List<Boolean> external() {
        Timeline timeline = ledger.timeline();
        List<Boolean> external = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            if (timeline.transaction(i).type() == TransactionType.TRANSFER) {
                external.add(timeline.isExternal(i));
            }
        }
        return external;
    }

    private List<String> pairs() {
        return pairs(ledger.timeline());
    }

    private static List<String> pairs(Timeline timeline) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < timeline.size(); i++) {
            int partner = timeline.partner(i);
            if (partner >= 0 && timeline.transaction(i).movement().out() != null) {
                pairs.add(id(timeline, i) + ">" + id(timeline, partner));
            }
        }
        return pairs;
    }

    private static long id(Timeline timeline, int index) {
        return timeline.transaction(index).head().id().value();
    }

    private static Transaction withMemo(Transaction transaction, String memo) {
        return with(transaction, memo, Origin.byHand());
    }

    private static Transaction withOrigin(Transaction transaction, String crossKey, String rawRow) {
        return with(
                transaction,
                "",
                new Origin(BatchId.BY_HAND, "any", "any", "", null, 0, crossKey, 1, rawRow));
    }

    private static Transaction with(Transaction transaction, String memo, Origin origin) {
        Head h = transaction.head();
        return transaction.withHead(
                new Head(
                        h.id(),
                        h.account(),
                        h.taxAccount(),
                        h.time(),
                        h.zone(),
                        null,
                        memo,
                        origin));
    }

    private List<String> lots() {
        return lots(END);
    }

    private List<String> lots(LocalDate asOf) {
        return LotBook.of(ledger.timeline(), asOf, CostMethod.FIFO, Rates.NONE).lots().stream()
                .map(OwnMovesTest::told)
                .toList();
    }

    private static String told(Lot lot) {
        return lot.account().value()
                + " "
                + lot.acquired()
                + " "
                + lot.quantity().stripTrailingZeros().toPlainString()
                + " "
                + (lot.cost() == null
                        ? "unknown"
                        : lot.cost().amount().stripTrailingZeros().toPlainString());
    }

    private List<Disposal> disposals() {
        List<Disposal> disposals = new ArrayList<>();
        LotBook.of(ledger.timeline(), END, CostMethod.FIFO, Rates.NONE, disposals::add);
        return disposals;
    }
}
