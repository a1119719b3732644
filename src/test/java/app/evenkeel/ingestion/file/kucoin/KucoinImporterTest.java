package app.evenkeel.ingestion.file.kucoin;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class KucoinImporterTest {
    @Test
    void readsTradesOfTheBundle() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-05-01 SWAP +0.01 BTC -300 USDT fee 0.3 on top",
                        "2023-05-02 SWAP +0.003 BTC -10 KCS fee 0.01 on top");
        assertThat(read.problemLines()).containsExactly("4 Side UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesOf2021() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/trades-2021.csv"));

        assertThat(read.toldAll())
                .containsExactly("2021-03-05 SWAP +0.4 ETH -600 USDT fee 0.6 on top");
        assertThat(read.problemLines()).containsExactly("3 funds VALUE_MISSING");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesOf2019() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/trades-2019.csv"));

        assertThat(read.toldAll())
                .containsExactly("2019-01-01 SWAP +0.06 BTC -2 ETH fee 0.00006 on top");
        assertThat(read.problemLines()).containsExactly("3 createdDate BAD_DATE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTradesOf2018() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/trades-2018.csv"));

        assertThat(read.toldAll())
                .containsExactly("2018-04-01 SWAP +5 NEO -0.05 BTC fee 0.00005 on top");
        assertThat(read.problemLines()).containsExactly("3 amount_coin NOT_POSITIVE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsDepositsOfTheBundle() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/deposits.csv"));

        assertThat(read.toldAll()).containsExactly("2023-04-30 DEPOSIT +1000 USDT");
        assertThat(read.problemLines()).containsExactly("4 Amount VALUE_MISSING");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsWithdrawalsOfTheBundle() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/withdrawals.csv"));

        assertThat(read.toldAll())
                .containsExactly("2023-06-01 WITHDRAWAL -0.005 BTC fee 0.0005 on top");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsWithdrawalsOf2020() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/withdrawals-2020.csv"));

        assertThat(read.toldAll()).containsExactly("2020-06-01 WITHDRAWAL -0.005 BTC");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTransfersOf2018() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/transfers-2018.csv"));

        assertThat(read.toldAll())
                .containsExactly("2018-03-31 DEPOSIT +5 NEO", "2018-04-02 WITHDRAWAL -2 NEO");
        assertThat(read.problemLines()).containsExactly("4 type UNKNOWN_TYPE");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheAccountHistory() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/account.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-04-30 DEPOSIT +1000 USDT",
                        "2023-05-04 REWARD +0.003 KCS",
                        "2023-04-30 SWAP +0.01 BTC -300 USDT fee 0.3 on top",
                        "2023-05-02 SWAP +0.01 KCS -0.001 LTC fee 0.0004 on top",
                        "2023-05-02 SWAP +0.01 KCS -0.1 XRP");
        assertThat(read.problemLines()).containsExactly("9 Type UNKNOWN_TYPE", "5 SHARED_OUT");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void takesTheZoneFromTheHeading() {
        Collected read = Collected.from(SourceFiles.own("file/kucoin/trades.csv"));

        assertThat(read.transactions().getFirst().head().time()).isEqualTo("2023-04-30T23:30:00Z");
    }
}
