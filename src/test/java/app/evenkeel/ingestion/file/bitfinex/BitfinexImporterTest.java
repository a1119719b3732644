package app.evenkeel.ingestion.file.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

final class BitfinexImporterTest {
    @Test
    void readsLedgersToTheirOwnBalances() {
        Path file = SourceFiles.own("file/bitfinex/ledgers.csv");
        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-07 INTEREST +5 USD",
                        "2024-02-06 REWARD +2 USD",
                        "2024-02-05 FEE -12 USD",
                        "2024-02-01 DEPOSIT +30000 USD",
                        "2024-02-08 BUY +0.5 BTC -20000 USD fee 0.001 on top = 20000 USD");
        assertThat(read.problemLines()).containsExactly("9 DESCRIPTION UNKNOWN_TYPE");
        assertThat(SourceFiles.holdings(read))
                .isEqualTo(
                        SourceFiles.stated(
                                file, "CURRENCY", "BALANCE", true, UnaryOperator.identity()));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsMovements() {
        Collected read = Collected.from(SourceFiles.own("file/bitfinex/movements.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-01 DEPOSIT +30000 USD",
                        "2024-02-12 WITHDRAWAL -0.2 BTC fee 0.0004 on top");
        assertThat(read.problemLines()).containsExactly("5 DATE BAD_DATE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesWithAFeeInAThirdCoin() {
        Collected read = Collected.from(SourceFiles.own("file/bitfinex/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-08 BUY +0.5 BTC -20000 USD fee 0.001 on top = 20000 USD",
                        "2024-02-09 SWAP +0.1 BTC -2 ETH fee 0.0002 on top",
                        "2024-02-10 SWAP +100 DUSK -25 USDT fee 0.05 on top",
                        "2024-02-11 BUY +100 IOTA -25 USD = 25 USD",
                        "2024-02-11 FEE +0.01 USD");
        assertThat(read.problemLines()).containsExactly("6 AMOUNT BAD_NUMBER");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesOf2018() {
        Collected read = Collected.from(SourceFiles.own("file/bitfinex/trades-2018.csv"));

        assertThat(read.toldAll())
                .containsExactly("2018-02-01 SELL +2500 USD -0.25 BTC fee 5 on top = 2495 USD");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }
}
