package app.evenkeel.ingestion.file.koinly;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class KoinlyImporterTest {
    @Test
    void readsTheUniversalLayout() {
        Collected read = Collected.from(SourceFiles.own("file/koinly/universal.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-01 BUY +0.025 BTC -1000 USD fee 5 on top = 1005 USD",
                        "2024-02-01 SWAP +0.2 ETH -0.01 BTC fee 0.001 on top = 500 USD",
                        "2024-02-02 REWARD +0.004 ETH = 10 USD",
                        "2024-02-03 WITHDRAWAL -0.05 ETH fee 0.0004 on top",
                        "2024-02-04 FEE -0.002 ETH",
                        "2024-02-05 REWARD +12 USD");
        assertThat(read.problemLines())
                .containsExactly("8 Label UNKNOWN_TYPE", "9 Sent Amount BAD_NUMBER");
        SourceFiles.assertNothingLost(read);
    }
}
