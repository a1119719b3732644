package app.evenkeel.ingestion.file.cryptocom;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

final class CryptoComImporterTest {
    @Test
    void readsTheApp() {
        Collected read = Collected.from(SourceFiles.own("file/crypto.com/app.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2022-03-01 DEPOSIT +0.05 BTC",
                        "2022-03-02 BUY +500 CRO -200 EUR = 200 EUR",
                        "2022-03-03 BUY +0.1 ETH -300 EUR = 300 EUR",
                        "2022-03-04 SWAP +0.001 BTC -100 CRO = 40 EUR",
                        "2022-03-05 SELL +39.5 EUR -0.001 BTC = 39.5 EUR",
                        "2022-03-06 REWARD +1.25 CRO = 0.5 EUR",
                        "2022-03-07 INTEREST +0.0005 ETH = 1.3 EUR",
                        "2022-03-09 REWARD +2.5 CRO = 1 EUR",
                        "2022-03-10 INTEREST -0.5 CRO = 0.2 EUR",
                        "2022-03-13 WITHDRAWAL -20 CRO",
                        "2022-03-14 WITHDRAWAL -0.02 BTC",
                        "2022-03-11 SWAP +0.8 CRO -0.0001 ETH",
                        "2022-03-11 SWAP +0.8 CRO -0.00001 BTC",
                        "2022-03-12 SWAP +300 CRO -10 MCO");
        assertThat(read.problemLines())
                .containsExactly("19 Transaction Kind UNKNOWN_TYPE", "12 SHARED_OUT");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheFiatWallet() {
        Collected read = Collected.from(SourceFiles.own("file/crypto.com/fiat.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2022-03-02 DEPOSIT +500 EUR",
                        "2022-03-03 BUY +0.1 ETH -300 EUR = 300 EUR",
                        "2022-03-04 WITHDRAWAL -50 EUR",
                        "2022-03-05 WITHDRAWAL -20 EUR");
        assertThat(read.problemLines()).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsTheCard() {
        Collected read = Collected.from(SourceFiles.own("file/crypto.com/card.csv"));

        assertThat(read.toldAll())
                .containsExactly("2022-03-04 DEPOSIT +50 EUR", "2022-03-04 WITHDRAWAL -3.4 EUR");
        assertThat(read.problemLines()).containsExactly("4 Amount VALUE_MISSING");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void tellsAPurchaseTheSameFromTheAppAndTheFiatWallet() {
        String inApp = key("file/crypto.com/app.csv", 2);
        String inWallet = key("file/crypto.com/fiat.csv", 1);

        assertThat(inApp).isEqualTo(inWallet);
    }

    private static String key(String name, int index) {
        return Collected.from(SourceFiles.own(name)).candidates.get(index).naturalKey();
    }
}
