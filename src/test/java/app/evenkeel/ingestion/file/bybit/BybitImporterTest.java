package app.evenkeel.ingestion.file.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

final class BybitImporterTest {
    @Test
    void readsTheAccountLogToItsOwnBalances() {
        Path file = SourceFiles.own("file/bybit/account-log.csv");
        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-06-01 TRANSFER +500 EUR",
                        "2025-06-03 FEE -0.004 EUR",
                        "2025-06-02 BUY +0.004 BTC -360 EUR fee 0.000004 on top = 360 EUR",
                        "2025-06-03 REWARD +1.0375 EUR fee 0.08712 on top");
        assertThat(read.problemLines()).containsExactly("8 Type UNKNOWN_TYPE");
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        SourceFiles.stated(
                                file,
                                "Currency",
                                "Wallet Balance",
                                false,
                                UnaryOperator.identity()));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheFundingAccountToItsOwnBalances() {
        Path file = SourceFiles.own("file/bybit/funds.csv");
        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-06-01 DEPOSIT +600 EUR",
                        "2025-06-01 TRANSFER -500 EUR",
                        "2025-06-03 INTEREST +0.001 SOL",
                        "2025-06-04 WITHDRAWAL -0.101 SOL",
                        "2025-06-02 BUY +0.3 SOL -40 EUR = 40 EUR");
        assertThat(read.problemLines()).containsExactly("9 QTY BAD_NUMBER");
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        SourceFiles.stated(
                                file, "Coin", "Account Balance", false, UnaryOperator.identity()));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheDepositsOf2022() {
        Path file = SourceFiles.own("file/bybit/funds-2022.csv");
        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly("2022-03-01 DEPOSIT +250 USDT", "2022-03-02 TRANSFER -50 USDT");
        assertThat(read.problemLines()).isEmpty();
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        SourceFiles.stated(
                                file, "Coin", "Wallet Balance", false, UnaryOperator.identity()));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsSpotTrades() {
        Collected read = Collected.from(SourceFiles.own("file/bybit/spot-trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-12-09 SWAP +0.004 BTC -360 USDT fee 0.000004 on top",
                        "2024-12-10 SWAP +50 USDT -5 ICP fee 0.05 on top");
        assertThat(read.problemLines()).containsExactly("5 Filled Value NOT_POSITIVE");
        SourceFiles.assertNothingLost(read);
    }
}
