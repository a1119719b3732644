package app.evenkeel.analytics.lots;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class LotBookTest {
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private final LedgerBuilder ledger =
            new LedgerBuilder(ZoneId.of("UTC"))
                    .cash(CurrencyCode.JPY)
                    .cash(CurrencyCode.USD)
                    .stock("S", CurrencyCode.JPY)
                    .coin("BTC")
                    .coin("ETH")
                    .coin("BNB");

    @Test
    void fifoGivesUpTheOldestLotFirst() {
        ledger.buy("2025-01-01", "10", "S", "100", "JPY")
                .buy("2025-01-02", "10", "S", "300", "JPY")
                .sell("2025-01-03", "15", "S", "600", "JPY");

        assertThat(pool(CostMethod.FIFO, "S").cost()).isEqualByComparingTo("150");
        assertThat(pool(CostMethod.FIFO, "S").realised()).isEqualByComparingTo("350");
        assertThat(book(CostMethod.FIFO).lots())
                .singleElement()
                .satisfies(lot -> {
                    assertThat(lot.acquired()).isEqualTo(LocalDate.of(2025, 1, 2));
                    assertThat(lot.quantity()).isEqualByComparingTo("5");
                });
    }

    @Test
    void movingAverageGivesUpUnitsAtTheAverageOfAllHeld() {
        ledger.buy("2025-01-01", "10", "S", "100", "JPY")
                .buy("2025-01-02", "10", "S", "300", "JPY")
                .sell("2025-01-03", "15", "S", "600", "JPY");

        assertThat(average("S").cost()).isEqualByComparingTo("100");
        assertThat(average("S").realised()).isEqualByComparingTo("300");
    }

    @Test
    void theAverageIsNotRounded() {
        ledger.buy("2025-01-01", "3", "S", "100", "JPY")
                .sell("2025-01-02", "1", "S", "40", "JPY")
                .sell("2025-01-03", "2", "S", "80", "JPY");

        assertThat(average("S").quantity()).isZero();
        assertThat(average("S").cost()).isZero();
        assertThat(average("S").realised()).isEqualByComparingTo("20");
    }

    @Test
    void purchasesOfADayCountBeforeItsSalesWhereOnlyTheDayIsKnown() {
        ledger.sell("2025-01-01", "10", "S", "150", "JPY")
                .buy("2025-01-01", "10", "S", "100", "JPY");

        assertThat(average("S").realised()).isEqualByComparingTo("50");
        assertThat(average("S").quantity()).isZero();
    }

    @Test
    void theTimeOfDayCountsWhereItIsKnown() {
        ledger.at("2025-01-01T09:00:00Z")
                .sell("2025-01-01", "10", "S", "150", "JPY")
                .at("2025-01-01T10:00:00Z")
                .buy("2025-01-01", "10", "S", "100", "JPY");

        assertThat(average("S").realised()).isNull();
        assertThat(average("S").quantity()).isZero();
    }

    @Test
    void aDepositWithoutACostMakesTheAverageUnknownButFifoKeepsTheOtherLots() {
        ledger.buy("2025-01-01", "1", "BTC", "100", "USD")
                .in(TransactionType.DEPOSIT, "2025-01-02", "1", "BTC")
                .sell("2025-01-03", "1", "BTC", "150", "USD");

        assertThat(average("BTC").cost()).isNull();
        assertThat(average("BTC").realised()).isNull();
        assertThat(pool(CostMethod.FIFO, "BTC").realised()).isEqualByComparingTo("50");
        assertThat(pool(CostMethod.FIFO, "BTC").cost()).isNull();
        assertThat(book(CostMethod.FIFO).lots().getFirst().cost()).isNull();
    }

    @Test
    void theAverageIsKnownAgainAfterThePoolWasEmpty() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "1", "BTC")
                .out(TransactionType.WITHDRAWAL, "2025-01-02", "1", "BTC")
                .buy("2025-01-03", "2", "BTC", "100", "USD");

        assertThat(average("BTC").cost()).isEqualByComparingTo("100");
    }

    @Test
    void aDepositWithAStatedCostKeepsIt() {
        ledger.in(
                TransactionType.DEPOSIT,
                "2025-01-01",
                "2",
                "BTC",
                m -> m.withAmount(LedgerBuilder.money("80", "USD")));

        assertThat(average("BTC").cost()).isEqualByComparingTo("80");
    }

    @Test
    void aWithdrawalTakesCostOutWithoutAGain() {
        ledger.buy("2025-01-01", "4", "BTC", "100", "USD")
                .out(TransactionType.WITHDRAWAL, "2025-01-02", "1", "BTC");

        assertThat(average("BTC").cost()).isEqualByComparingTo("75");
        assertThat(average("BTC").realised()).isZero();
        assertThat(disposals(CostMethod.MOVING_AVERAGE)).isEmpty();
    }

    @Test
    void aRewardCostsNothingOnlyWhereTheSourceSaysSo() {
        ledger.in(
                        TransactionType.REWARD,
                        "2025-01-01",
                        "1",
                        "BTC",
                        m -> m.withPrice(LedgerBuilder.price("0", "USD")))
                .in(TransactionType.REWARD, "2025-01-01", "1", "ETH");

        assertThat(average("BTC").cost()).isZero();
        assertThat(average("ETH").cost()).isNull();
    }

    @Test
    void aSplitChangesUnitsAndKeepsCostAndDates() {
        ledger.buy("2024-05-14", "1", "S", "300", "JPY")
                .buy("2024-05-15", "2", "S", "900", "JPY")
                .in(TransactionType.SPLIT, "2024-06-10", "27", "S");

        assertThat(book(CostMethod.FIFO).lots())
                .extracting(Lot::acquired)
                .containsExactly(LocalDate.of(2024, 5, 14), LocalDate.of(2024, 5, 15));
        assertThat(book(CostMethod.FIFO).lots())
                .extracting(lot -> lot.quantity().intValueExact())
                .containsExactly(10, 20);
        assertThat(pool(CostMethod.FIFO, "S").cost()).isEqualByComparingTo("1200");
    }

    @Test
    void aReverseSplitThatDoesNotDivideEvenlyLosesNoUnit() {
        ledger.buy("2025-01-01", "1", "S", "10", "JPY")
                .buy("2025-01-02", "1", "S", "10", "JPY")
                .buy("2025-01-03", "1", "S", "10", "JPY")
                .out(TransactionType.SPLIT, "2025-01-04", "2", "S");

        assertThat(pool(CostMethod.FIFO, "S").quantity()).isEqualByComparingTo("1");
        assertThat(
                        book(CostMethod.FIFO).lots().stream()
                                .map(Lot::quantity)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void aMoveOfCustodyCarriesLotsWithCostAndDateEvenIfTheirNumberChanges(CostMethod method) {
        ledger.in(1, "特定")
                .buy("2025-01-01", "4", "S", "400", "JPY")
                .out(TransactionType.CUSTODY_MOVE, "2025-02-01", "4", "S")
                .in(1, "一般")
                .in(TransactionType.CUSTODY_MOVE, "2025-02-01", "2", "S");

        List<Lot> lots = book(method).lots();
        assertThat(lots)
                .singleElement()
                .satisfies(lot -> {
                    assertThat(lot.taxAccount()).isEqualTo("一般");
                    assertThat(lot.acquired()).isEqualTo(LocalDate.of(2025, 1, 1));
                    assertThat(lot.quantity()).isEqualByComparingTo("2");
                    assertThat(lot.cost()).isEqualTo(LedgerBuilder.money("400", "JPY"));
                });
    }

    @Test
    void aTransferThatArrivesBeforeItWasSentStillCarriesItsLots() {
        ledger.buy("2025-01-01", "1", "BTC", "100", "USD")
                .in(2, "")
                .at("2025-02-01T10:00:00Z")
                .in(TransactionType.TRANSFER, "2025-02-01", "1", "BTC")
                .in(1, "")
                .at("2025-02-01T10:05:00Z")
                .out(TransactionType.TRANSFER, "2025-02-01", "1", "BTC");

        assertThat(book(CostMethod.FIFO).lots())
                .singleElement()
                .satisfies(lot -> {
                    assertThat(lot.account().value()).isEqualTo(2);
                    assertThat(lot.cost()).isEqualTo(LedgerBuilder.money("100", "USD"));
                });
    }

    @Test
    void unitsSoldBeyondWhatIsHeldAreANegativeLotWithUnknownGain() {
        ledger.buy("2025-01-01", "10", "S", "100", "JPY")
                .sell("2025-01-02", "15", "S", "300", "JPY");

        PoolState pool = pool(CostMethod.FIFO, "S");
        assertThat(pool.quantity()).isEqualByComparingTo("-5");
        assertThat(pool.lots().getFirst().quantity()).isEqualByComparingTo("-5");
        assertThat(disposals(CostMethod.FIFO))
                .extracting(Disposal::gain)
                .containsExactly(LedgerBuilder.money("100", "JPY"), null);
    }

    @Test
    void laterPurchasesFillWhatWasSoldShortFirst() {
        ledger.sell("2025-01-02", "5", "S", "300", "JPY").buy("2025-01-03", "8", "S", "80", "JPY");

        assertThat(average("S").quantity()).isEqualByComparingTo("3");
        assertThat(average("S").cost()).isEqualByComparingTo("30");
    }

    @Test
    void aFeeInAThirdCoinIsARealisedLossOfItsCost() {
        ledger.buy("2025-01-01", "2", "BNB", "20", "USD")
                .transaction(
                        TransactionType.BUY,
                        "2025-01-02",
                        Movement.ofTrade(ledger.leg("1", "BTC"), ledger.leg("100", "USD"))
                                .withFee(ledger.feeOnTop("0.5", "BNB")));

        assertThat(average("BNB").quantity()).isEqualByComparingTo("1.5");
        assertThat(average("BNB").realised()).isEqualByComparingTo("-5");
        assertThat(average("BTC").cost()).isEqualByComparingTo("100");
    }

    @Test
    void aFeeInTheCoinBoughtLessensWhatWasAcquiredAndNotItsCost() {
        ledger.transaction(
                TransactionType.BUY,
                "2025-01-02",
                Movement.ofTrade(ledger.leg("1", "BTC"), ledger.leg("100", "USD"))
                        .withFee(ledger.feeOnTop("0.1", "BTC")));

        assertThat(average("BTC").quantity()).isEqualByComparingTo("0.9");
        assertThat(average("BTC").cost()).isEqualByComparingTo("100");
    }

    @Test
    void aFeeInCashOnTopBelongsToTheCostWhereNoAmountIsStated() {
        ledger.transaction(
                TransactionType.BUY,
                "2025-01-02",
                Movement.ofTrade(ledger.leg("1", "BTC"), ledger.leg("100", "USD"))
                        .withFee(ledger.feeOnTop("2", "USD")));

        assertThat(average("BTC").cost()).isEqualByComparingTo("102");
        assertThat(average("USD").quantity()).isEqualByComparingTo("-102");
    }

    @Test
    void aSwapOfCoinsKeepsItsValueUnknownUnlessItIsStated() {
        ledger.buy("2025-01-01", "1", "BTC", "100", "USD")
                .transaction(
                        TransactionType.SWAP,
                        "2025-01-02",
                        Movement.ofTrade(ledger.leg("10", "ETH"), ledger.leg("0.5", "BTC")))
                .transaction(
                        TransactionType.SWAP,
                        "2025-01-03",
                        Movement.ofTrade(ledger.leg("5", "BNB"), ledger.leg("0.5", "BTC"))
                                .withAmount(LedgerBuilder.money("90", "USD")));

        assertThat(average("ETH").cost()).isNull();
        assertThat(average("BNB").cost()).isEqualByComparingTo("90");
        assertThat(disposals(CostMethod.FIFO))
                .extracting(Disposal::gain)
                .containsExactly(null, LedgerBuilder.money("40", "USD"));
    }

    @Test
    void proceedsInAnotherCurrencyAreConvertedAtTheDaysRateOrUnknown() {
        ledger.buy("2025-01-01", "1", "BTC", "100", "USD")
                .sell("2025-01-02", "1", "BTC", "18000", "JPY");
        Rates rates =
                (from, to, day) ->
                        Optional.of(new FxRate(from, to, new BigDecimal("0.00625"), day));

        assertThat(average("BTC").realised()).isNull();
        assertThat(
                        only(
                                        LotBook.of(
                                                ledger.timeline(),
                                                END,
                                                CostMethod.MOVING_AVERAGE,
                                                rates),
                                        "BTC")
                                .realised())
                .isEqualByComparingTo("12.5");
    }

    @Test
    void cashIsAQuantityThatCostsItselfInOnePoolPerAccount() {
        ledger.in(1, "")
                .in(TransactionType.DEPOSIT, "2025-01-01", "1000", "JPY")
                .in(1, "特定")
                .buy("2025-01-02", "1", "S", "300", "JPY");

        PoolState yen = average("JPY");
        assertThat(yen.key().taxAccount()).isEmpty();
        assertThat(yen.quantity()).isEqualByComparingTo("700");
        assertThat(yen.cost()).isEqualByComparingTo("700");
        assertThat(yen.lots()).isEmpty();
    }

    @Test
    void nothingAfterTheDayCounts() {
        ledger.buy("2025-01-01", "1", "S", "300", "JPY").sell("2025-01-05", "1", "S", "400", "JPY");

        LotBook book =
                LotBook.of(
                        ledger.timeline(), LocalDate.of(2025, 1, 4), CostMethod.FIFO, Rates.NONE);

        assertThat(only(book, "S").quantity()).isEqualByComparingTo("1");
    }

    private LotBook book(CostMethod method) {
        return LotBook.of(ledger.timeline(), END, method, Rates.NONE);
    }

    private PoolState average(String symbol) {
        return pool(CostMethod.MOVING_AVERAGE, symbol);
    }

    private PoolState pool(CostMethod method, String symbol) {
        return only(book(method), symbol);
    }

    private PoolState only(LotBook book, String symbol) {
        return book.pools().stream()
                .filter(pool -> pool.key().asset().equals(ledger.id(symbol)))
                .reduce((_, _) -> {
                    throw new AssertionError("More than one pool of " + symbol);
                })
                .orElseThrow();
    }

    private List<Disposal> disposals(CostMethod method) {
        List<Disposal> disposals = new ArrayList<>();
        LotBook.of(ledger.timeline(), END, method, Rates.NONE, disposals::add);
        return disposals;
    }
}
