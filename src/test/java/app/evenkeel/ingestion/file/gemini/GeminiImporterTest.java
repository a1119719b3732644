package app.evenkeel.ingestion.file.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;

final class GeminiImporterTest {
    @Test
    void readsAmountsFeesAndParentheses() {
        Collected read = Collected.from(SourceFiles.own("file/gemini/transactions.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-02-01 DEPOSIT +5000 USD",
                        "2023-02-02 BUY +0.1 BTC -2300 USD fee 8.05 on top = 2308.05 USD",
                        "2023-02-03 SELL +240 USD -0.01 BTC fee 0.48 on top = 239.52 USD",
                        "2023-02-04 WITHDRAWAL -0.04 BTC fee 0.001 on top",
                        "2023-02-05 INTEREST +1.5 GUSD");
        assertThat(read.problemLines()).containsExactly("7 Type UNKNOWN_TYPE");
        // The file's own last balances.
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        Map.of(
                                "BTC", new BigDecimal("0.049"),
                                "GUSD", new BigDecimal("1.5"),
                                "USD", new BigDecimal("2931.47")));
        SourceFiles.assertNothingLost(read);
    }
}
