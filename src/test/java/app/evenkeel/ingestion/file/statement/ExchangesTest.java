package app.evenkeel.ingestion.file.statement;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Corporate actions of one day, as statements of Schwab and Fidelity tell them. */
final class ExchangesTest {
    @TempDir private Path folder;

    @Test
    void joinsTheRowsOfOneShareWhereTwoAreConsolidatedOnOneDay() throws IOException {
        Collected read =
                schwab(
                        """
                        "01/30/2025","Reverse Split","OAK","OAK CORP","10","","",""
                        "01/30/2025","Reverse Split","YEW","YEW GROUP","5","","",""
                        "01/30/2025","Reverse Split","999999BB2","YEW GROUP XXXREVERSE SPLIT","-50","","",""
                        "01/30/2025","Reverse Split","999999AA1","OAK CORP XXXREVERSE SPLIT","-100","","",""
                        """);

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder("2025-01-30 SPLIT -90 OAK", "2025-01-30 SPLIT -45 YEW");
        assertThat(read.problems).isEmpty();
    }

    @Test
    void tellsFundsOfOneProviderApartByTheWholeOfTheirNames() throws IOException {
        Collected read =
                schwab(
                        """
                        "01/30/2025","Reverse Split","999999AA1","POPLAR ULTRA SHORT VIX XXXREVERSE","-100","","",""
                        "01/30/2025","Reverse Split","999999BB2","POPLAR ULTRA SILVER XXXREVERSE","-50","","",""
                        "01/30/2025","Reverse Split","PSIL","POPLAR ULTRA SILVER","5","","",""
                        "01/30/2025","Reverse Split","PVIX","POPLAR ULTRA SHORT VIX","10","","",""
                        """);

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2025-01-30 SPLIT -90 PVIX", "2025-01-30 SPLIT -45 PSIL");
        assertThat(read.problems).isEmpty();
    }

    @Test
    void refusesWhatMoreThanOneCouldBeTheCounterpartOf() throws IOException {
        Collected read =
                schwab(
                        """
                        "01/30/2025","Reverse Split","OAK","","10","","",""
                        "01/30/2025","Reverse Split","YEW","","5","","",""
                        "01/30/2025","Reverse Split","999999BB2","","-50","","",""
                        "01/30/2025","Reverse Split","999999AA1","","-100","","",""
                        "01/31/2025","Stock Merger","BAY","BAY INC","30","","",""
                        "01/31/2025","Stock Merger","FIR","FIR LTD","-60","","",""
                        "01/31/2025","Stock Merger","ASH","ASH LTD","-20","","",""
                        """);

        assertThat(read.candidates).isEmpty();
        assertThat(read.problemLines())
                .hasSize(7)
                .allMatch(line -> line.endsWith("COUNTERPART_UNCLEAR"));
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void takesNoOtherCompanyForTheOldShareOfASplit() throws IOException {
        Collected read =
                schwab(
                        """
                        "01/30/2025","Reverse Split","OAK","OAK CORP","10","","",""
                        "01/30/2025","Reverse Split","999999BB2","YEW GROUP XXXREVERSE","-50","","",""
                        """);

        assertThat(read.candidates).isEmpty();
        assertThat(read.problemLines())
                .containsExactly("2 COUNTERPART_UNCLEAR", "3 COUNTERPART_UNCLEAR");
    }

    /** Names do not tell which old share is whose; what each row says of the other does. */
    @Test
    void joinsWhatOneRowSaysOfTheOtherAndNoRowsOfTwoAccounts() throws IOException {
        Collected read =
                fidelity(
                        """
                        02/19/2026,A1,MERGER MER PAYOUT FIR LTD (Cash),FIR,FIR LTD,Cash,,-14,,,,,
                        02/19/2026,A2,MERGER MER PAYOUT ASH LTD (Cash),ASH,ASH LTD,Cash,,-8,,,,,
                        02/19/2026,A2,MERGER MER FROM ASH LTD (Cash),BAY,BAY INC,Cash,,4,,,,,
                        02/19/2026,A1,MERGER MER FROM ELM LTD (Cash),YEW,YEW INC,Cash,,3,,,,,
                        02/19/2026,A1,MERGER MER FROM FIR LTD (Cash),BAY,BAY INC,Cash,,7,,,,,
                        02/19/2026,A1,MERGER MER PAYOUT ELM LTD (Cash),ELM,ELM LTD,Cash,,-6,,,,,
                        """);

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2026-02-19 MERGER +7 BAY -14 FIR",
                        "2026-02-19 MERGER +4 BAY -8 ASH",
                        "2026-02-19 MERGER +3 YEW -6 ELM");
        assertThat(read.candidates)
                .filteredOn(each -> each.accountKey().endsWith("A2"))
                .singleElement()
                .extracting(Candidate::transaction)
                .extracting(read::told)
                .isEqualTo("2026-02-19 MERGER +4 BAY -8 ASH");
        assertThat(read.problems).isEmpty();
    }

    @Test
    void doesNotGetLostInADayOfMoreThanAnyAccountHas() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            rows.append("\"01/30/2025\",\"Reverse Split\",\"A")
                    .append(i)
                    .append("\",\"OAK\",\"")
                    .append(i % 2 == 0 ? "10" : "-10")
                    .append("\",\"\",\"\",\"\"\n");
        }

        Collected read = schwab(rows.toString());

        assertThat(read.problems).hasSize(20_000);
        assertThat(read.candidates).isEmpty();
    }

    private Collected schwab(String rows) throws IOException {
        return read(
                "\"Date\",\"Action\",\"Symbol\",\"Description\",\"Quantity\",\"Price\","
                        + "\"Fees & Comm\",\"Amount\"\n"
                        + rows);
    }

    private Collected fidelity(String rows) throws IOException {
        return read(
                "Run Date,Account,Action,Symbol,Description,Type,Price ($),Quantity,"
                        + "Commission ($),Fees ($),Accrued Interest ($),Amount ($),Settlement Date\n"
                        + rows);
    }

    private Collected read(String text) throws IOException {
        return Collected.from(Files.writeString(folder.resolve("a.csv"), text));
    }
}
