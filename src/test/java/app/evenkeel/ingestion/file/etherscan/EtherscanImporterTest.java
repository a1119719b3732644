package app.evenkeel.ingestion.file.etherscan;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class EtherscanImporterTest {
    @TempDir Path folder;

    @Test
    void readsTransactionsByTheirColumns() {
        Collected read = Collected.from(SourceFiles.own("file/etherscan/transactions.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-11-14 DEPOSIT +1.5 ETH",
                        "2023-11-14 WITHDRAWAL -0.25 ETH fee 0.0012 on top",
                        "2023-11-14 FEE -0.003 ETH",
                        "2023-11-14 FEE -0.002 ETH");
        assertThat(read.problemLines()).containsExactly("7 DateTime (UTC) BAD_DATE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsInternalTransactions() {
        Collected read = Collected.from(SourceFiles.own("file/etherscan/internal.csv"));

        assertThat(read.toldAll()).containsExactly("2023-11-14 DEPOSIT +0.75 ETH");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTokensByTheAddressInEveryRow() {
        Collected read = Collected.from(SourceFiles.own("file/etherscan/tokens.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-11-14 DEPOSIT +1250.5 USDC", "2023-11-14 WITHDRAWAL -250 USDC");
        assertThat(read.problemLines()).containsExactly("4 From BAD_VALUE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void takesTheOwnAddressFromTheNameOfTheFile() throws IOException {
        String mine = "0x2222222222222222222222222222222222222222";
        Path file = folder.resolve("export-token-" + mine + ".csv");
        Files.copy(SourceFiles.own("file/etherscan/tokens.csv"), file);

        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly("2023-11-14 DEPOSIT +250 USDC", "2023-11-14 DEPOSIT +250 USDC");
        assertThat(read.problemLines()).containsExactly("2 From BAD_VALUE");
    }
}
