package app.evenkeel.ingestion.file.bitbank;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class BitbankImporterTest {
    @Test
    void readsTradesMarginAndRebates() {
        Collected read = Collected.from(SourceFiles.own("file/bitbank/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-01-05 BUY +0.02 BTC -120000 JPY fee 144 on top = 120144 JPY",
                        "2025-01-06 SELL +61000 JPY -0.01 BTC = 61000 JPY",
                        "2025-01-06 FEE +12 JPY",
                        "2025-01-08 REWARD +10000 JPY fee 72 on top",
                        "2025-01-08 FEE -15 JPY");
        assertThat(read.problemLines()).containsExactly("6 売/買 UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesOf2018() {
        Collected read = Collected.from(SourceFiles.own("file/bitbank/trades-2018.csv"));

        assertThat(read.toldAll())
                .containsExactly("2018-01-18 BUY +100 XRP -11550 JPY = 11550 JPY");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsWithdrawalsByTheNameOfTheFile() {
        Collected read = Collected.from(SourceFiles.own("file/bitbank/withdrawal_btc.csv"));

        assertThat(read.toldAll())
                .containsExactly("2025-02-01 WITHDRAWAL -0.004 BTC fee 0.0006 on top");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsDeposits() {
        Collected read = Collected.from(SourceFiles.own("file/bitbank/deposit_jpy.csv"));

        assertThat(read.toldAll()).containsExactly("2025-01-04 DEPOSIT +200000 JPY");
        assertThat(read.problemLines()).containsExactly("3 数量 BAD_NUMBER");
        SourceFiles.assertNothingLost(read);
    }
}
