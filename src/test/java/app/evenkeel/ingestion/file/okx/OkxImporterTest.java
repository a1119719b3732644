package app.evenkeel.ingestion.file.okx;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

final class OkxImporterTest {
    @Test
    void readsTheTradingAccountToItsOwnBalances() {
        Path file = SourceFiles.own("file/okx/trading.csv");
        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-01-08 TRANSFER +1500 USDT",
                        "2025-01-09 FEE -0.3 USDT",
                        "2025-01-09 REWARD +10 USDT fee 0.3 on top",
                        "2025-01-09 FEE -0.05 USDT",
                        "2025-01-10 FEE -0.01 ETH fee 0.0003 on top",
                        "2025-01-08 SWAP +0.5 ETH -1000 USDT fee 0.0005 on top");
        assertThat(read.problemLines())
                .containsExactly("11 Trade Type UNKNOWN_TYPE", "10 INCOMPLETE_GROUP");
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        SourceFiles.stated(
                                file, "Balance Unit", "Balance", false, UnaryOperator.identity()));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheFundingAccountToItsOwnBalances() {
        Path file = SourceFiles.own("file/okx/funding.csv");
        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-01-07 DEPOSIT +2000 USDT",
                        "2025-01-07 TRANSFER -1500 USDT",
                        "2025-01-08 TRANSFER -100 USDT",
                        "2025-01-09 INTEREST +0.5 USDT",
                        "2025-01-11 WITHDRAWAL -100 USDT fee 1 on top",
                        "2025-01-10 SWAP +0.02 ETH -50 USDT");
        assertThat(read.problemLines()).containsExactly("10 After Balance VALUE_MISSING");
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        SourceFiles.stated(
                                file, "Symbol", "After Balance", false, UnaryOperator.identity()));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesWithAMarkBeforeEveryHeading() {
        Collected read = Collected.from(SourceFiles.own("file/okx/trades-2019.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2019-07-29 SWAP +3 LTC -270 USDT fee 0.0045 on top",
                        "2019-07-30 SWAP +95 USDT -1 LTC",
                        "2019-07-30 FEE +0.02 USDT");
        assertThat(read.problemLines()).containsExactly("4 Side UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }
}
