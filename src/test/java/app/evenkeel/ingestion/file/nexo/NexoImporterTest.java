package app.evenkeel.ingestion.file.nexo;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class NexoImporterTest {
    @Test
    void readsTheFirstLayout() {
        Collected read = Collected.from(SourceFiles.own("file/nexo/transactions-2020.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2020-07-01 DEPOSIT +0.1 BTC",
                        "2020-07-02 INTEREST +0.0001 BTC = 0.9 USD",
                        "2020-07-03 SWAP +500 NEXO -0.01 BTC = 90 USD",
                        "2020-07-05 INTEREST -0.25 USD = 0.25 USD",
                        "2020-07-06 TRANSFER -200 NEXO",
                        "2020-07-07 WITHDRAWAL -0.05 BTC");
        assertThat(read.problemLines()).containsExactly("10 Amount BAD_VALUE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheLayoutWithInputAndOutput() {
        Collected read = Collected.from(SourceFiles.own("file/nexo/transactions-2022.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2022-01-10 DEPOSIT +100 EUR",
                        "2022-01-11 BUY +25 NEXO -50 EUR = 50 EUR",
                        "2022-07-12 DEPOSIT +0.2 ETH");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheLayoutInUtc() {
        Collected read = Collected.from(SourceFiles.own("file/nexo/transactions.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-01 DEPOSIT +500 USDC",
                        "2024-02-02 INTEREST +0.5 NEXO = 0.6 USD",
                        "2024-02-03 SWAP +0.002 BTC -100 USDC = 100 USD",
                        "2024-02-03 REWARD +0.4 NEXO = 0.48 USD",
                        "2024-02-04 WITHDRAWAL -50 USDC fee 2 on top",
                        "2024-02-05 WITHDRAWAL -12.5 USDC");
        assertThat(read.problemLines()).containsExactly("8 Type UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }
}
