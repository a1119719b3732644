package app.evenkeel.ingestion.file.cointracking;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class CoinTrackingImporterTest {
    @Test
    void readsTheTradeList() {
        Collected read = Collected.from(SourceFiles.own("file/cointracking/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-01 DEPOSIT +1000 EUR",
                        "2024-02-02 BUY +0.02 BTC -901 EUR fee 1 = 901 EUR",
                        "2024-02-03 SWAP +0.3 ETH -0.015 BTC fee 0.00001",
                        "2024-02-04 REWARD +0.001 ETH",
                        "2024-02-05 FEE -0.0001 ETH",
                        "2024-02-06 FEE -5 EUR",
                        "2024-02-07 WITHDRAWAL -0.1 ETH fee 0.001",
                        "2024-02-07 DEPOSIT +0.099 ETH");
        assertThat(read.problemLines()).containsExactly("10 Type UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheGermanTradeList() {
        Collected read = Collected.from(SourceFiles.own("file/cointracking/trades-de.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-01 DEPOSIT +1000 EUR",
                        "2024-02-02 BUY +1.125 SOL -90.5 EUR fee 0.5 = 90.5 EUR",
                        "2024-02-03 INTEREST +0.001 SOL",
                        "2024-02-04 WITHDRAWAL -0.125 SOL");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheFullView() {
        Collected read = Collected.from(SourceFiles.own("file/cointracking/trades-full.csv"));

        assertThat(read.toldAll()).containsExactly("2024-02-02 BUY +0.02 BTC -901 EUR = 901 EUR");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }
}
