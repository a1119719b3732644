package app.evenkeel.ingestion.file.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class TrackerImporterTest {
    @TempDir private Path folder;

    @Test
    void readsGhostfolioWithAccountsAndRefusesBadActivitiesOneByOne() {
        Collected read = Collected.from(SourceFiles.own("file/ghostfolio/export.json"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-02-01 BUY +10 OAK.DE -204 EUR fee 1.5 = 204 EUR",
                        "2024-03-01 SELL +99 EUR -4 OAK.DE fee 1 = 99 EUR",
                        "2024-04-01 DIVIDEND +3 EUR = 3 EUR",
                        "2024-05-01 FEE -4.9 EUR",
                        "2024-06-01 BUY +1 Garden shed -900 EUR fee 0 = 900 EUR",
                        "2024-06-02 BUY +0.00000001 BTC -0.0005 EUR fee 0 = 0.0005 EUR");
        assertThat(read.problemLines())
                .containsExactly(
                        "18 fee BAD_VALUE",
                        "19 currency UNKNOWN_CURRENCY",
                        "20 date BAD_DATE",
                        "21 type UNKNOWN_TYPE");
        assertThat(read.candidates)
                .extracting(Candidate::accountKey)
                .startsWith("Poplar Bank/Depot")
                .contains("Ghostfolio/Ghostfolio");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void readsWealthfolioByAmountOrByUnitsTimesPrice() {
        Collected read = Collected.from(SourceFiles.own("file/wealthfolio/activities.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-02 DEPOSIT +500 EUR",
                        "2024-01-03 BUY +10 OAK.DE -204 EUR fee 1.5 = 204 EUR",
                        "2024-02-03 SELL +99 EUR -4 OAK.DE fee 1 = 99 EUR",
                        "2024-03-03 DIVIDEND +3 EUR = 3 EUR",
                        "2024-03-04 INTEREST +0.75 EUR = 0.75 EUR",
                        "2024-03-05 FEE -2.5 EUR",
                        "2024-03-06 WITHDRAWAL -25 EUR",
                        "2024-03-07 TRANSFER +3 ELM.DE = 30 EUR",
                        "2024-03-08 SPLIT +6 OAK.DE");
        assertThat(read.problemLines()).containsExactly("11 quantity BAD_NUMBER");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void splitsWhatTheRowsBeforeItComeToWhateverTheirOrder() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        """
                        date,symbol,quantity,activityType,unitPrice,currency,fee,amount
                        2024-06-01,OAK,0,SPLIT,0,USD,0,3
                        2024-05-01,OAK,0,SPLIT,0,USD,0,0.5
                        2024-07-01,OAK,5,BUY,10,USD,0,
                        2024-04-01,OAK,8,BUY,10,USD,0,
                        2024-04-02,ELM,0,SPLIT,0,USD,0,2
                        2024-04-03,ELM,0,SPLIT,0,USD,0,
                        """);

        Collected read = Collected.from(file);

        // 8 become 4 become 12; what was bought after the splits is not split.
        assertThat(read.toldAll()).contains("2024-05-01 SPLIT -4 OAK", "2024-06-01 SPLIT +8 OAK");
        assertThat(read.problemLines())
                .containsExactlyInAnyOrder("6 quantity INCOMPLETE_GROUP", "7 amount VALUE_MISSING");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void takesPenceForHundredthsOfPounds() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        """
                        date,symbol,quantity,activityType,unitPrice,currency,fee,amount
                        2024-04-01,OAK,100,BUY,250,GBp,120,
                        2024-04-02,ELM,100,BUY,250,GBX,120,
                        2024-04-03,ASH,100,BUY,250,GBP,120,
                        """);

        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-04-01 BUY +100 OAK -251.2 GBP fee 1.2 = 251.2 GBP",
                        "2024-04-02 BUY +100 ELM -251.2 GBP fee 1.2 = 251.2 GBP",
                        "2024-04-03 BUY +100 ASH -25120 GBP fee 120 = 25120 GBP");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void neitherTakesAContractOrACoinForSharesNorAnUnknownAmountForNothing() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        """
                        date,symbol,quantity,activityType,unitPrice,currency,fee,amount
                        2024-04-01,OAK240621C00060000,2,BUY,1.5,USD,2,300
                        2024-04-02,OAK240621C00060000,1,SELL,2.5,USD,1,
                        2024-04-03,BTC-USD,0.5,BUY,60000,USD,0,
                        2024-04-04,OAK,5,BUY,,USD,1,
                        2024-04-05,OAK,5,DIVIDEND,,USD,0,
                        2024-04-06,ELM,5,ADD_HOLDING,,USD,0,
                        """);

        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-04-01 BUY +2 OAK240621C00060000 -302 USD fee 2 = 302 USD",
                        "2024-04-03 BUY +0.5 BTC -30000 USD fee 0 = 30000 USD",
                        "2024-04-06 OPENING_BALANCE +5 ELM");
        assertThat(SourceFiles.kinds(read))
                .containsEntry("OAK240621C00060000", AssetKind.OPTION)
                .containsEntry("BTC", AssetKind.CRYPTO);
        assertThat(read.problemLines())
                .containsExactly(
                        "3 amount VALUE_MISSING",
                        "5 amount VALUE_MISSING",
                        "6 amount VALUE_MISSING");
        SourceFiles.assertNothingLost(read);
    }
}
