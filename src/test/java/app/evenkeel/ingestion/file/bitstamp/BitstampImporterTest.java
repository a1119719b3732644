package app.evenkeel.ingestion.file.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class BitstampImporterTest {
    @Test
    void readsTheLayoutWithUnitsInTheCells() {
        Collected read = Collected.from(SourceFiles.own("file/bitstamp/transactions-2017.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2019-02-14 DEPOSIT +1000 EUR",
                        "2019-03-01 BUY +0.2 BTC -680 EUR fee 1.7 on top = 681.7 EUR",
                        "2019-05-02 SWAP +1.5 ETH -0.05 BTC fee 0.004 on top",
                        "2019-06-03 WITHDRAWAL -0.1 BTC fee 0.0005 on top",
                        "2022-07-04 REWARD +0.01 ETH");
        assertThat(read.problemLines())
                .containsExactly("8 Datetime BAD_DATE", "9 Type UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheLayoutWithIds() {
        Collected read = Collected.from(SourceFiles.own("file/bitstamp/transactions.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-01-14 DEPOSIT +1000 EUR",
                        "2025-01-15 BUY +0.01 BTC -950 EUR fee 3.8 on top = 953.8 EUR",
                        "2025-01-16 SWAP +0.12 ETH -0.004 BTC fee 0.0004 on top",
                        "2025-01-17 WITHDRAWAL -0.1 ETH fee 0.001 on top",
                        "2025-01-18 REWARD +0.0001 ETH");
        assertThat(read.problemLines()).containsExactly("7 Value VALUE_MISSING");
        SourceFiles.assertNothingLost(read);
    }
}
