package app.evenkeel.ingestion.file.bitflyer;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class BitflyerImporterTest {
    @Test
    void readsTheJapaneseHistory() {
        Collected read = Collected.from(SourceFiles.own("file/bitflyer/history.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-05 DEPOSIT +1000000 JPY",
                        "2024-01-06 BUY +0.05 BTC -300000 JPY fee 0.000075 on top = 300000 JPY",
                        "2024-01-07 SELL +62000 JPY -0.01 BTC fee 0.000015 on top = 62000 JPY",
                        "2024-01-08 SWAP +0.1 ETH -0.005 BTC",
                        "2024-01-09 WITHDRAWAL -0.02 BTC",
                        "2024-01-09 FEE -0.0004 BTC",
                        "2024-01-10 REWARD +0.00000116 BTC",
                        "2024-01-11 TRANSFER -0.001 BTC");
        assertThat(read.problemLines()).containsExactly("10 取引種別 UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheEnglishHistory() {
        Collected read = Collected.from(SourceFiles.own("file/bitflyer/history-en.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-05-01 BUY +0.02 BTC -600 USD fee 0.00002 on top = 600 USD",
                        "2023-05-02 DEPOSIT +1000 USD");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void takesJapaneseTimesForTokyos() {
        Collected read = Collected.from(SourceFiles.own("file/bitflyer/history.csv"));

        assertThat(read.transactions().get(1).head().time()).isEqualTo("2024-01-05T15:15:00Z");
    }
}
