package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rows that look as if they told one trade together, and do not. */
final class GroupedRowsTest {
    @TempDir private Path folder;

    @Test
    void joinsNoRowsOfTwoUsersOfBinance() throws IOException {
        Collected read =
                read(
                        """
                        User ID,Time,Account,Operation,Coin,Change,Remark
                        1,2025-02-02 08:00:00,Spot,Transaction Buy,BTC,0.01,
                        1,2025-02-02 08:00:00,Spot,Transaction Spend,USDT,-500,
                        2,2025-02-02 08:00:00,Spot,Transaction Buy,BTC,0.02,
                        2,2025-02-02 08:00:00,Spot,Transaction Spend,USDT,-1010,
                        """);

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-02-02 SWAP +0.01 BTC -500 USDT",
                        "2025-02-02 SWAP +0.02 BTC -1010 USDT");
    }

    @Test
    void joinsNoRowsOfTwoPortfoliosOfCoinbasePro() throws IOException {
        Collected read =
                read(
                        """
                        portfolio,type,time,amount,balance,amount/balance unit,transfer id,trade id,order id
                        default,conversion,2019-04-02T10:55:12.843Z,-40,1,USD,,,
                        default,conversion,2019-04-02T10:55:12.843Z,40,1,USDC,,,
                        second,conversion,2019-04-02T10:55:12.843Z,-7,1,USD,,,
                        second,conversion,2019-04-02T10:55:12.843Z,7,1,USDC,,,
                        """);

        assertThat(read.candidates)
                .extracting(each -> each.accountKey() + " " + read.told(each.transaction()))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Coinbase Pro/Coinbase Pro 2019-04-02")
                .contains("40");
        assertThat(read.candidates.getLast().accountKey()).isEqualTo("Coinbase Pro/second");
    }

    /** The tables are in different order, and the price is that of the trade's own day. */
    @Test
    void takesThePriceOfVanguardsTradeOfTheSameDay() throws IOException {
        Collected read =
                read(
                        """
                        A. Sample's General investment

                        Cash Transactions

                        Date,Details,Amount,Balance
                        09/03/2023,Bought 10 Oak ETF (OAK),-100.00,900.00
                        09/06/2023,Bought 10 Oak ETF (OAK),-120.00,780.00
                        Balance,780.00

                        Investment Transactions

                        Date,InvestmentName,TransactionDetails,Quantity,Price,Cost
                        09/06/2023,Oak ETF (OAK),Bought 10 Oak ETF (OAK),10,12,120.00
                        08/03/2023,Oak ETF (OAK),Bought 10 Oak ETF (OAK),10,10,100.00
                        Cost,220
                        """);

        assertThat(read.transactions())
                .extracting(each -> each.head().date() + " " + each.movement().price())
                .containsExactly(
                        "2023-03-09 Price[value=10, currency=GBP]",
                        "2023-06-09 Price[value=12, currency=GBP]");
        assertThat(read.problems).isEmpty();
    }

    private Collected read(String text) throws IOException {
        return Collected.from(Files.writeString(folder.resolve("a.csv"), text));
    }
}
