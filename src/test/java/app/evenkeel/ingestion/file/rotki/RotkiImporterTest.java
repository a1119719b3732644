package app.evenkeel.ingestion.file.rotki;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class RotkiImporterTest {
    @Test
    void readsEvents() {
        Collected read = Collected.from(SourceFiles.own("file/rotki/events.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2022-07-27 DEPOSIT +1000 EUR",
                        "2022-07-28 WITHDRAWAL -99 USDT fee 1 on top",
                        "2022-07-29 REWARD +0.01 ETH",
                        "2022-07-29 WITHDRAWAL -0.002 ETH",
                        "2022-07-29 REWARD +5 0X00000000000000000000000000000000000000AA");
        assertThat(read.problemLines()).containsExactly("7 Type UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesByWhatWasSpent() {
        Collected read = Collected.from(SourceFiles.own("file/rotki/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly("2022-07-29 SWAP +1.5 ETH -2700 USDC fee 0.01 on top");
        assertThat(read.problemLines()).containsExactly("3 Timestamp BAD_DATE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesByPair() {
        Collected read = Collected.from(SourceFiles.own("file/rotki/trades-2023.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2022-07-29 BUY +1 ETH -1600 EUR fee 2 on top = 1602 EUR",
                        "2022-07-30 SELL +2200 EUR -0.1 BTC = 2200 EUR");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }
}
