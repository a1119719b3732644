package app.evenkeel.analytics.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Disposal;
import app.evenkeel.domain.portfolio.Lot;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

class CorporateActionTest {
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private final LedgerBuilder ledger =
            new LedgerBuilder(ZoneId.of("UTC"))
                    .cash(CurrencyCode.USD)
                    .cash(CurrencyCode.JPY)
                    .stock("OLD", CurrencyCode.USD)
                    .stock("NEW", CurrencyCode.USD)
                    .stock("CHILD", CurrencyCode.USD);

    @Test
    void aMergerCarriesLotsOverWithCostAndDateInProportion() {
        ledger.buy("2025-01-01", "10", "OLD", "1000", "USD")
                .buy("2025-02-01", "30", "OLD", "6000", "USD")
                .transaction(TransactionType.MERGER, "2025-03-01", exchange("10", "40"));

        assertThat(told(CostMethod.FIFO))
                .containsExactly("2025-01-01 2.5 NEW 1000 USD", "2025-02-01 7.5 NEW 6000 USD");
        assertThat(disposals(CostMethod.FIFO)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void aNewSymbolChangesNeitherCostNorGain(CostMethod method) {
        ledger.buy("2025-01-01", "4", "OLD", "100", "USD")
                .transaction(TransactionType.MERGER, "2025-03-01", exchange("4", "4"))
                .sell("2025-04-01", "1", "NEW", "40", "USD");

        assertThat(told(method)).containsExactly("2025-01-01 3 NEW 75 USD");
        assertThat(disposals(method))
                .extracting(Disposal::gain)
                .containsExactly(LedgerBuilder.money("15", "USD"));
    }

    @Test
    void cashInLieuOfAFractionIsASaleOfTheNewAsset() {
        ledger.buy("2025-01-01", "7", "OLD", "700", "USD")
                .transaction(TransactionType.MERGER, "2025-03-01", exchange("3.5", "7"))
                .sell("2025-03-02", "0.5", "NEW", "120", "USD");

        assertThat(told(CostMethod.FIFO)).containsExactly("2025-01-01 3 NEW 600 USD");
        assertThat(disposals(CostMethod.FIFO))
                .extracting(Disposal::gain)
                .containsExactly(LedgerBuilder.money("20", "USD"));
    }

    @Test
    void aMergerTakesOnlyWhatWasTendered() {
        ledger.buy("2025-01-01", "10", "OLD", "1000", "USD")
                .transaction(TransactionType.MERGER, "2025-03-01", exchange("8", "4"));

        assertThat(told(CostMethod.MOVING_AVERAGE))
                .containsExactly("2025-01-01 6 OLD 600 USD", "2025-01-01 8 NEW 400 USD");
    }

    @Test
    void unitsMergedThatWereNeverAcquiredHaveNoKnownCost() {
        ledger.buy("2025-01-01", "1", "OLD", "100", "USD")
                .transaction(TransactionType.MERGER, "2025-03-01", exchange("2", "2"));

        assertThat(told(CostMethod.FIFO))
                .containsExactly(
                        "2025-03-01 -1 OLD null",
                        "2025-01-01 1 NEW 100 USD",
                        "2025-03-01 1 NEW null");
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void aSpinOffMovesTheStatedCostToTheChild(CostMethod method) {
        ledger.buy("2025-01-01", "100", "OLD", "5000", "USD")
                .transaction(TransactionType.SPIN_OFF, "2025-03-01", spinOff("50", "1000"));

        assertThat(told(method))
                .containsExactly("2025-01-01 100 OLD 4000 USD", "2025-01-01 50 CHILD 1000 USD");
        assertThat(disposals(method)).isEmpty();
        assertThat(book(method).spinOffsWithoutCost()).isEmpty();
    }

    @Test
    void whatIsGivenUpForTheChildGoesOutOfEveryLotAlike() {
        ledger.buy("2025-01-01", "10", "OLD", "1000", "USD")
                .buy("2025-02-01", "30", "OLD", "6000", "USD")
                .transaction(
                        TransactionType.SPIN_OFF,
                        "2025-03-01",
                        Movement.ofTrade(ledger.leg("4", "CHILD"), ledger.leg("4", "OLD"))
                                .withSubject(ledger.id("OLD")));

        assertThat(told(CostMethod.FIFO))
                .containsExactly(
                        "2025-01-01 9 OLD 900 USD",
                        "2025-02-01 27 OLD 5400 USD",
                        "2025-01-01 1 CHILD 100 USD",
                        "2025-02-01 3 CHILD 600 USD");
        assertThat(book(CostMethod.FIFO).spinOffsWithoutCost()).isEmpty();
        ledger.sell("2025-03-01", "4", "CHILD", "1000", "USD");
        for (CostMethod method : CostMethod.values()) {
            assertThat(
                            disposals(method).stream()
                                    .map(Disposal::gain)
                                    .reduce(LedgerBuilder.money("0", "USD"), Money::plus))
                    .as(method.name())
                    .isEqualTo(LedgerBuilder.money("300", "USD"));
        }
    }

    @Test
    void aSpinOffDividesEachLotByItsOwnCost() {
        ledger.buy("2025-01-01", "10", "OLD", "100", "USD")
                .buy("2025-02-01", "30", "OLD", "900", "USD")
                .transaction(TransactionType.SPIN_OFF, "2025-03-01", spinOff("4", "250"));

        assertThat(told(CostMethod.FIFO))
                .containsExactly(
                        "2025-01-01 10 OLD 75 USD",
                        "2025-02-01 30 OLD 675 USD",
                        "2025-01-01 1 CHILD 25 USD",
                        "2025-02-01 3 CHILD 225 USD");
    }

    @Test
    void aSpinOffWithoutACostMovesNothingAndIsNamed() {
        ledger.buy("2025-01-01", "100", "OLD", "5000", "USD")
                .transaction(TransactionType.SPIN_OFF, "2025-03-01", spinOff("50", null));

        assertThat(told(CostMethod.FIFO))
                .containsExactly("2025-01-01 100 OLD 5000 USD", "2025-03-01 50 CHILD null");
        assertThat(book(CostMethod.FIFO).spinOffsWithoutCost()).hasSize(1);
    }

    @Test
    void aSpinOffCannotMoveMoreThanTheParentCost() {
        ledger.buy("2025-01-01", "100", "OLD", "500", "USD")
                .transaction(TransactionType.SPIN_OFF, "2025-03-01", spinOff("50", "501"));

        assertThat(told(CostMethod.FIFO))
                .containsExactly("2025-01-01 100 OLD 500 USD", "2025-03-01 50 CHILD null");
        assertThat(book(CostMethod.FIFO).spinOffsWithoutCost()).hasSize(1);
    }

    @Test
    void refusesAMergerOfOneAssetAndASpinOffWithoutAParent() {
        Movement same = Movement.ofTrade(ledger.leg("1", "OLD"), ledger.leg("1", "OLD"));
        Movement orphan = Movement.ofIn(ledger.leg("1", "CHILD"));

        assertThatThrownBy(() -> ledger.transaction(TransactionType.MERGER, "2025-01-01", same))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.transaction(TransactionType.SPIN_OFF, "2025-01-01", orphan))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Movement exchange(String received, String given) {
        return Movement.ofTrade(ledger.leg(received, "NEW"), ledger.leg(given, "OLD"));
    }

    private Movement spinOff(String units, @Nullable String cost) {
        return Movement.ofIn(ledger.leg(units, "CHILD"))
                .withSubject(ledger.id("OLD"))
                .withAmount(cost == null ? null : LedgerBuilder.money(cost, "USD"));
    }

    private List<String> told(CostMethod method) {
        return book(method).lots().stream().map(this::told).toList();
    }

    private String told(Lot lot) {
        Asset asset = ledger.assets().get(lot.asset());
        Money cost = lot.cost();
        return "%s %s %s %s"
                .formatted(
                        lot.acquired(),
                        plain(lot.quantity()),
                        asset == null ? "?" : asset.symbol(),
                        cost == null ? "null" : plain(cost.amount()) + " " + cost.currency());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private LotBook book(CostMethod method) {
        return LotBook.of(ledger.timeline(), END, method, Rates.NONE);
    }

    private List<Disposal> disposals(CostMethod method) {
        List<Disposal> disposals = new ArrayList<>();
        LotBook.of(ledger.timeline(), END, method, Rates.NONE, disposals::add);
        return disposals;
    }
}
