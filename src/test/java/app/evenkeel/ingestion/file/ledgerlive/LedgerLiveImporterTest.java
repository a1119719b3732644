package app.evenkeel.ingestion.file.ledgerlive;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class LedgerLiveImporterTest {
    @Test
    void readsOperations() {
        Collected read = Collected.from(SourceFiles.own("file/ledger-live/operations.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-01 DEPOSIT +0.05 BTC",
                        "2024-03-02 WITHDRAWAL -0.02 BTC fee 0.0002 on top",
                        "2024-03-03 FEE -0.0005 XTZ",
                        "2024-03-04 REWARD +1.5 XTZ",
                        "2024-03-05 FEE -0.001 ETH",
                        "2024-03-06 WITHDRAWAL -0.001 USDT");
        assertThat(read.problemLines()).containsExactly("8 Operation Type UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsOperationsOf2019() {
        Collected read = Collected.from(SourceFiles.own("file/ledger-live/operations-2019.csv"));

        assertThat(read.toldAll()).containsExactly("2019-03-01 DEPOSIT +2 LTC");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }
}
