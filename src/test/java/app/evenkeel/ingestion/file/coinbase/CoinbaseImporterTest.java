package app.evenkeel.ingestion.file.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class CoinbaseImporterTest {
    @TempDir Path folder;

    @Test
    void readsTheReportBelowItsPreamble() {
        Collected read = Collected.from(SourceFiles.own("file/coinbase/consumer-preamble.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-01-04 WITHDRAWAL -2.5 SOL fee 0 = 26.25 EUR",
                        "2025-01-03 SWAP +25 SOL -0.0025 BTC fee 2 = 98 EUR",
                        "2025-01-03 DEPOSIT +0.005 BTC fee 0 = 200 EUR",
                        "2025-01-05 BUY +0.5 ETH -1510 EUR fee 10 = 1510 EUR",
                        "2025-01-10 SELL +842 EUR -0.25 ETH fee 8 = 842 EUR",
                        "2025-02-01 REWARD +0.1 SOL fee 0 = 2.5 EUR",
                        "2025-02-02 BUY +0.001 BTC -52 EUR fee 2 = 52 EUR",
                        "2025-02-02 BUY +0.001 BTC -52 USD fee 2 = 52 USD");
        assertThat(read.rows).isEqualTo(10);
        assertThat(read.problemLines())
                .containsExactly("13 Notes BAD_VALUE", "14 Transaction Type UNKNOWN_TYPE");
    }

    @Test
    void keepsRowsApartThatShareAnIdAndDifferInCurrency() {
        Collected read = Collected.from(SourceFiles.own("file/coinbase/consumer-preamble.csv"));

        List<Candidate> twins = read.candidates.subList(6, 8);
        assertThat(twins).extracting(Candidate::naturalKey).doesNotHaveDuplicates();
        assertThat(twins)
                .extracting(each -> each.transaction().head().origin().externalId())
                .containsOnly("c007");
    }

    @Test
    void readsTheLayoutsBeforeIds() throws IOException {
        assertThat(Collected.from(SourceFiles.own("file/coinbase/consumer-2021.csv")).toldAll())
                .containsExactly(
                        "2021-03-01 BUY +0.5 ETH -505 GBP fee 5 = 505 GBP",
                        "2021-03-02 REWARD +2 GRT fee 0 = 3 GBP");
        Path oldest =
                Files.writeString(
                        folder.resolve("oldest.csv"),
                        "Timestamp,Transaction Type,Asset,Quantity Transacted,"
                                + "EUR Spot Price at Transaction,EUR Subtotal,"
                                + "EUR Total (inclusive of fees),EUR Fees,Notes\n"
                                + "2019-05-01T10:00:00Z,Buy,BTC,0.1,5000,500,507.45,7.45,\"\"\n");
        assertThat(Collected.from(oldest).toldAll())
                .containsExactly("2019-05-01 BUY +0.1 BTC -507.45 EUR fee 7.45 = 507.45 EUR");
    }

    @Test
    void readsAdvancedTradesStakingAndTheCard() {
        Collected read = Collected.from(SourceFiles.own("file/coinbase/report-2025.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-03-01 DEPOSIT +1000 EUR fee 0 = 1000 EUR",
                        "2025-03-02 BUY +0.2 ETH -402.4 EUR fee 2.4 = 402.4 EUR",
                        "2025-03-03 SWAP +3 SOL -401.2 USDC fee 1 = 361 EUR",
                        "2025-03-04 SWAP +138.3 USDC -1 SOL fee 0.5 = 124.5 EUR",
                        "2025-03-05 TRANSFER -0.1 ETH fee 0 = 200 EUR",
                        "2025-03-05 TRANSFER +0.1 ETH fee 0 = 200 EUR",
                        "2025-03-06 WITHDRAWAL -20.5 USDC fee 0 = 18.86 EUR",
                        "2025-03-06 REWARD +1.25 XLM fee 0 = 0.38 EUR",
                        "2025-03-07 WITHDRAWAL -27.5 USDC fee 0 = 25.3 EUR",
                        "2025-03-07 REWARD +2 USDC fee 0 = 1.84 EUR",
                        "2025-03-08 INTEREST -1 USDC fee 0 = 0.92 EUR",
                        "2025-03-09 TRANSFER -0.05 ETH fee 0 = 100 EUR",
                        "2025-03-09 TRANSFER +0.04 ETH fee 0 = 80 EUR");
        assertThat(read.problemLines()).containsExactly("18 Transaction Type UNKNOWN_TYPE");
        assertThat(read.candidates).extracting(Candidate::naturalKey).doesNotHaveDuplicates();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheFirstReportOfAWallet() {
        Collected read = Collected.from(SourceFiles.own("file/coinbase/wallet-2014.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2014-02-09 BUY +1.5 BTC -1010 USD fee 10 = 1010 USD",
                        "2014-03-09 WITHDRAWAL -0.3 BTC",
                        "2014-04-09 SELL +240 USD -0.5 BTC fee 2.5 = 240 USD");
        assertThat(read.problemLines()).containsExactly("8 Timestamp BAD_DATE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void joinsTheThreeRowsOfAProTrade() {
        Collected read = Collected.from(SourceFiles.own("file/coinbase/pro-account.csv"));

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2019-04-01 DEPOSIT +1000 EUR",
                        "2019-04-02 BUY +0.1 BTC -400 EUR fee 2 on top = 402 EUR",
                        "2019-04-03 SWAP +1.5 ETH -0.05 BTC fee 0.0001 on top",
                        "2019-04-04 WITHDRAWAL -1.5 ETH",
                        "2019-04-06 REWARD +0.5 EUR");
        assertThat(read.problemLines()).containsExactly("10 INCOMPLETE_GROUP");
    }

    @Test
    void joinsTheTwoRowsOfAProConversion() throws IOException {
        String row = "default,conversion,2020-05-18T20:08:14.253Z,%s,%s,%s,,,\n";
        Path account =
                Files.writeString(
                        folder.resolve("account.csv"),
                        "portfolio,type,time,amount,balance,amount/balance unit,transfer id,"
                                + "trade id,order id\n"
                                + row.formatted("-100", "900", "USD")
                                + row.formatted("100", "100", "USDC"));

        assertThat(Collected.from(account).toldAll())
                .containsExactly("2020-05-18 BUY +100 USDC -100 USD = 100 USD");
    }

    @Test
    void tellsAProTradeTheSameFromFillsAndAccount() throws IOException {
        Collected fills = Collected.from(SourceFiles.own("file/coinbase/pro-fills.csv"));
        assertThat(fills.toldAll())
                .containsExactly(
                        "2020-05-18 SELL +83 EUR -2 LTC fee 0.4 on top = 82.6 EUR",
                        "2020-05-18 SWAP +3 LTC -0.015 BTC fee 0.00005 on top");

        String row = "main,%s,2020-05-18T20:08:14.253Z,%s,0,%s,,7101,o-9\n";
        Path account =
                Files.writeString(
                        folder.resolve("account.csv"),
                        "portfolio,type,time,amount,balance,amount/balance unit,transfer id,"
                                + "trade id,order id\n"
                                + row.formatted("match", "-2", "LTC")
                                + row.formatted("match", "83", "EUR")
                                + row.formatted("fee", "-0.4", "EUR"));
        Collected told = Collected.from(account);
        assertThat(told.toldAll()).containsExactly(fills.toldAll().getFirst());
        assertThat(told.candidates.getFirst().naturalKey())
                .isEqualTo(fills.candidates.getFirst().naturalKey());
    }

    @Test
    void agreesWithTheSharedReports() {
        Collected eur = Collected.from(SourceFiles.shared("coinbase/coinbase_2025_eur.csv"));
        assertThat(eur.problems).isEmpty();
        assertThat(eur.toldAll())
                .hasSize(8)
                .contains(
                        "2024-12-05 SWAP +156.145683 XRP -0.00363125 BTC = 351.66322 EUR",
                        "2022-03-25 BUY +0.00166779 BTC -70 EUR fee 2.99 = 70 EUR",
                        "2022-03-25 BUY +0.00166779 BTC -70 USD fee 2.99 = 70 USD");
        assertThat(eur.candidates).extracting(Candidate::naturalKey).doesNotHaveDuplicates();

        Collected v2 = Collected.from(SourceFiles.shared("coinbase/coinbase_preamble_v2.csv"));
        assertThat(v2.problems).isEmpty();
        assertThat(v2.toldAll())
                .containsExactly(
                        "2025-01-04 WITHDRAWAL -1.5 SOL fee 0 = 15.75 EUR",
                        "2025-01-03 SWAP +50 SOL -0.005 BTC fee 5 = 205 EUR",
                        "2025-01-03 DEPOSIT +0.005 BTC fee 0 = 210 EUR",
                        "2025-01-05 BUY +0.5 ETH -1610 EUR fee 10 = 1610 EUR",
                        "2025-01-10 SELL +842 EUR -0.25 ETH fee 8 = 842 EUR",
                        "2025-02-01 REWARD +0.1 SOL fee 0 = 2.5 EUR");
    }

    @Test
    void agreesWithTheSharedProFiles() {
        Collected account = Collected.from(SourceFiles.shared("coinbase/coinbasepro_account.csv"));
        assertThat(account.rows).isEqualTo(21);
        assertThat(account.problems).isEmpty();
        // Five trades of three rows each, and six movements: 21 rows.
        assertThat(account.candidates).hasSize(11);
        // The statement's own last balances.
        assertThat(SourceFiles.holdings(account).get("BTC")).isEqualByComparingTo("4.62208578");
        assertThat(SourceFiles.holdings(account).get("ETH")).isEqualByComparingTo("18.5");

        Collected fills = Collected.from(SourceFiles.shared("coinbase/coinbasepro_fills.csv"));
        assertThat(fills.problems).isEmpty();
        assertThat(fills.candidates).hasSize(2);
    }
}
