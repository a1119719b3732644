package app.evenkeel.ingestion.file.swissquote;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class SwissquoteImporterTest {
    private static final String HEADER =
            "Date;Order #;Transaction;Symbol;Name;ISIN;Quantity;Unit price;Costs;Accrued Interest;"
                    + "Net Amount;Balance;Currency\n";

    @TempDir Path folder;

    @Test
    void losesNeitherRowOfAnExchangeThatIsNone() throws IOException {
        // Money came twice and none went.
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        HEADER
                                + "23-08-2022 12:00:25;7;Forex credit;;;;1;5;0;0;1995.39;1;EUR\n"
                                + "23-08-2022 12:00:25;7;Forex debit;;;;1;5;0;0;2000.00;1;USD\n");

        Collected read = Collected.from(file);

        SourceFiles.assertNothingLost(read);
        assertThat(read.transactions()).isEmpty();
        assertThat(read.problemLines()).containsExactly("2 NOT_POSITIVE");
        assertThat(read.nothingNew).as("goes with the other").containsExactly(3L);
    }

    @Test
    void joinsNoTwoExchangesOfNoOrder() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        HEADER
                                + "23-08-2022 12:00:25;00000000;Forex credit;;;;1;5;0;0;90;1;EUR\n"
                                + "24-08-2022 12:00:25;00000000;Forex credit;;;;1;5;0;0;50;1;GBP\n"
                                + "24-08-2022 12:00:25;00000000;Forex debit;;;;1;5;0;0;-60;1;USD\n"
                                + "23-08-2022 12:00:25;00000000;Forex debit;;;;1;5;0;0;-99;1;CHF\n"
                                + "25-08-2022 12:00:25;00000000;Forex debit;;;;1;5;0;0;-10;1;CHF\n");

        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2022-08-24 SWAP +50 GBP -60 USD", "2022-08-23 SWAP +90 EUR -99 CHF");
        assertThat(read.problemLines()).containsExactly("6 INCOMPLETE_GROUP");
        SourceFiles.assertNothingLost(read);
    }
}
