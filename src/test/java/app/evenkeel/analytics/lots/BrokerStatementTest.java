package app.evenkeel.analytics.lots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CostMethod;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Trades of the invented Rakuten account "synthetic-A" with the costs and gains that its {@code
 * expected.json} states, worked out by hand with an unrounded moving average.
 */
class BrokerStatementTest {
    private static final String TAXED = "特定";
    private static final Offset<BigDecimal> TO_FOUR_DIGITS = within(new BigDecimal("0.00005"));
    private final LedgerBuilder ledger =
            LedgerBuilder.inTokyo()
                    .cash(CurrencyCode.JPY)
                    .cash(CurrencyCode.USD)
                    .stock("7203", CurrencyCode.JPY)
                    .stock("9432", CurrencyCode.JPY)
                    .asset(AssetKind.FUND, "S&P500", CurrencyCode.JPY, 10_000)
                    .stock("AAPL", CurrencyCode.USD)
                    .stock("NVDA", CurrencyCode.USD)
                    .in(1, TAXED);

    @Test
    void sellsHalfOfTwoPurchasesAtTheirAverage() {
        ledger.buy("2024-02-05", "100", "7203", "295000", "JPY")
                .buy("2024-03-11", "100", "7203", "341100", "JPY")
                .sell("2024-04-10", "100", "7203", "371892", "JPY");

        assertPool("7203", "318050", "53842");
    }

    @Test
    void countsCommissionAndItsTaxAsCost() {
        ledger.buy("2024-07-08", "200", "9432", "30599", "JPY")
                .sell("2024-07-30", "100", "9432", "15711", "JPY");

        assertPool("9432", "15299.5", "411.5");
    }

    @Test
    void takesPartOfAFundAtItsUnroundedAverage() {
        ledger.buy("2024-03-08", "81967", "S&P500", "100000", "JPY")
                .sell("2024-06-10", "40000", "S&P500", "54200", "JPY");

        PoolState pool = pool("S&P500");
        assertThat(pool.quantity()).isEqualByComparingTo("41967");
        assertThat(pool.cost()).isCloseTo(new BigDecimal("51199.8731"), TO_FOUR_DIGITS);
        assertThat(pool.realised()).isCloseTo(new BigDecimal("5399.8731"), TO_FOUR_DIGITS);
    }

    @Test
    void keepsDollarsForADollarShare() {
        ledger.buy("2024-03-04", "10", "AAPL", "1770.21", "USD")
                .buy("2024-03-04", "4", "AAPL", "708.28", "USD")
                .sell("2024-07-15", "5", "AAPL", "1166.21", "USD");

        assertPool("AAPL", "1593.315", "281.035");
    }

    @Test
    void keepsDollarsForASplitShareThatWasPaidInYen() {
        ledger.transaction(
                        TransactionType.BUY,
                        "2024-05-14",
                        Movement.ofTrade(ledger.leg("3", "NVDA"), ledger.leg("426743", "JPY"))
                                .withAmount(LedgerBuilder.money("2729.94", "USD")))
                .in(TransactionType.SPLIT, "2024-06-10", "27", "NVDA")
                .transaction(
                        TransactionType.SELL,
                        "2024-07-25",
                        Movement.ofTrade(ledger.leg("171934", "JPY"), ledger.leg("10", "NVDA"))
                                .withAmount(LedgerBuilder.money("1117.25", "USD")));

        assertPool("NVDA", "1819.96", "207.27");
        assertThat(pool("NVDA").currency()).isEqualTo(CurrencyCode.USD);
        assertThat(pool("NVDA").quantity()).isEqualByComparingTo("20");
    }

    private void assertPool(String symbol, String cost, String realised) {
        assertThat(pool(symbol).cost()).isEqualByComparingTo(cost);
        assertThat(pool(symbol).realised()).isEqualByComparingTo(realised);
    }

    private PoolState pool(String symbol) {
        return LotBook.of(
                        ledger.timeline(),
                        LocalDate.of(2024, 7, 31),
                        CostMethod.MOVING_AVERAGE,
                        Rates.NONE)
                .pools()
                .stream()
                .filter(p -> p.key().asset().equals(ledger.id(symbol)))
                .findFirst()
                .orElseThrow();
    }
}
