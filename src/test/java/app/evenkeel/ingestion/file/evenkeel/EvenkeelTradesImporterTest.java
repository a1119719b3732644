package app.evenkeel.ingestion.file.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

final class EvenkeelTradesImporterTest {
    private static final String HEADER = "timestamp,account,symbol,side,qty,price,fee,currency\n";

    @TempDir Path folder;

    @Test
    void readsTradesAndRefusesRowsThatAreNone() {
        Collected read = Collected.from(SourceFiles.own("file/evenkeel/trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-01-02 BUY +10 OAK -206.25 USD fee 1.25 = 206.25 USD",
                        "2024-01-02 BUY +10 OAK -206.25 USD fee 1.25 = 206.25 USD",
                        "2024-01-03 SELL +20 GBP -2.5 ELM fee 0 = 20 GBP");
        assertThat(read.rows).isEqualTo(6);
        assertThat(read.problemLines())
                .containsExactly("5 side UNKNOWN_TYPE", "6 qty BAD_NUMBER", "7 timestamp BAD_DATE");
        assertThat(read.candidates)
                .extracting(Candidate::accountKey)
                .containsExactly("Evenkeel CSV/main", "Evenkeel CSV/main", "Evenkeel CSV/second");
    }

    @Test
    void takesTheRowItselfForItsIdentity() {
        Candidate first =
                Collected.from(SourceFiles.own("file/evenkeel/trades.csv")).candidates.getFirst();

        String row = "2024-01-02T09:30:00Z,main,OAK,BUY,10,20.5,1.25,USD";
        assertThat(first.naturalKey()).isEqualTo("at:" + row);
        assertThat(first.transaction().head().origin().rawRow()).isEqualTo(row);
        assertThat(first.hasOwnId()).isFalse();
    }

    @Test
    void refusesAContractOfWhichItHasNoSize() throws IOException {
        Collected read = read("2024-01-02T09:30:00Z,a,OAK240621C00060000,BUY,1,5,0,USD\n");

        assertThat(read.problemLines()).containsExactly("2 symbol NOT_SUPPORTED");
    }

    @Test
    void readsTimesWithAndWithoutFractionsAlike() throws IOException {
        Collected read =
                read(
                        """
                        2024-02-29T23:59:58Z,a,OAK,BUY,1,5,0,USD
                        2024-02-29T23:59:58.000Z,a,OAK,BUY,1,5,0,USD
                        2023-02-29T23:59:58Z,a,OAK,BUY,1,5,0,USD
                        2024-02-29T24:00:00Z,a,OAK,BUY,1,5,0,USD
                        """);

        assertThat(read.transactions())
                .extracting(each -> each.head().time())
                .containsOnly(Instant.parse("2024-02-29T23:59:58Z"))
                .hasSize(2);
        assertThat(read.problemLines())
                .containsExactly("4 timestamp BAD_DATE", "5 timestamp BAD_DATE");
    }

    @Test
    void keepsAFeeThatEatsTheProceedsOutOfThem() throws IOException {
        assertThat(read("2024-01-02T09:30:00Z,a,OAK,SELL,1,0.5,2,USD\n").toldAll())
                .containsExactly("2024-01-02 SELL +0.5 USD -1 OAK fee 2 on top = -1.5 USD");
    }

    @Test
    void refusesWhatCannotBeATrade() throws IOException {
        Collected read =
                read(
                        """
                        2024-01-02T09:30:00Z,a,OAK,BUY,0,5,0,USD
                        2024-01-02T09:30:00Z,a,OAK,BUY,-1,5,0,USD
                        2024-01-02T09:30:00Z,a,,BUY,1,5,0,USD
                        2024-01-02T09:30:00Z,a,OAK,BUY,1,5,0,U$D
                        2024-01-02T09:30:00Z,a,OAK,BUY,1,0,0,USD
                        2024-01-02T09:30:00Z,a,OAK,BUY,1,1e9999999,0,USD
                        2024-01-02T09:30:00Z,a,OAK,BUY
                        """);

        assertThat(read.candidates).isEmpty();
        assertThat(read.problemLines())
                .containsExactly(
                        "2 qty BAD_VALUE",
                        "3 qty BAD_NUMBER",
                        "4 symbol VALUE_MISSING",
                        "5 currency BAD_VALUE",
                        "6 BAD_VALUE",
                        "7 price BAD_NUMBER",
                        "8 qty COLUMN_COUNT");
    }

    private Collected read(String rows) throws IOException {
        return Collected.from(Files.writeString(folder.resolve("t.csv"), HEADER + rows));
    }
}
