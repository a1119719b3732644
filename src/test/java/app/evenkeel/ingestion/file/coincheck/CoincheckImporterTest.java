package app.evenkeel.ingestion.file.coincheck;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class CoincheckImporterTest {
    @Test
    void readsTheHistory() {
        Collected read = Collected.from(SourceFiles.own("file/coincheck/history.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-05 DEPOSIT +500000 JPY",
                        "2024-01-06 BUY +0.02 BTC -130000 JPY = 130000 JPY",
                        "2024-01-07 BUY +0.01 BTC -60000 JPY = 60000 JPY",
                        "2024-01-08 SELL +62000 JPY -0.01 BTC = 62000 JPY",
                        "2024-01-09 WITHDRAWAL -0.005 BTC fee 0.0005 on top",
                        "2024-01-10 DEPOSIT +0.1 ETH",
                        "2024-01-11 SELL +17500 JPY -0.05 ETH = 17500 JPY");
        assertThat(read.problemLines()).containsExactly("10 comment BAD_VALUE");
        SourceFiles.assertNothingLost(read);
    }
}
