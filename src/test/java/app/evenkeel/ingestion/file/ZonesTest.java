package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Times that say themselves that they are in UTC, in files whose other times are local. */
final class ZonesTest {
    @TempDir private Path folder;

    @Test
    void readsTheTimesOfTradeRepublicsToolInTheirOwnZone() throws IOException {
        assertThat(
                        times(
                                """
                                Date;Type;Value;Note;ISIN;Shares;Fees;Taxes
                                2025-01-05T23:30:22Z;Deposit;50;A;;;;
                                2025-01-05T23:30:22.5Z;Deposit;51;A;;;;
                                2025-01-05T23:30:22;Deposit;52;A;;;;
                                2025-07-05;Deposit;53;A;;;;
                                """))
                .containsExactly(
                        "2025-01-05T23:30:22Z on 2025-01-06",
                        "2025-01-05T23:30:22.500Z on 2025-01-06",
                        "2025-01-05T22:30:22Z on 2025-01-05",
                        "2025-07-04T22:00:00Z on 2025-07-05");
    }

    @Test
    void readsAUtcTimeOfKucoinAsThatAndAPlainOneAsSingapores() throws IOException {
        assertThat(
                        times(
                                """
                                Time,Coin,Amount,Type,Wallet Address,Remark
                                2020-06-01T23:00:00Z,BTC,0.005,Blockchain,bc1q,a
                                2020-06-01 23:00:00,BTC,0.006,Blockchain,bc1q,b
                                """))
                .extracting(told -> told.substring(0, 20))
                .containsExactly("2020-06-01T23:00:00Z", "2020-06-01T15:00:00Z");
    }

    @Test
    void readsAUtcTimeOfOkxAsThatUnderAnotherZone() throws IOException {
        assertThat(
                        times(
                                """
                                UID:1,Name:,Verification:,Time Zone:UTC+8
                                id,Time,Type,Amount,Before Balance,After Balance,Fee,Symbol
                                1,2025-01-07T20:00:00Z,Deposit,2000,0,2000,0,USDT
                                2,2025-01-07 20:00:00,Deposit,2000,2000,4000,0,USDT
                                """))
                .extracting(told -> told.substring(0, 20))
                .containsExactly("2025-01-07T20:00:00Z", "2025-01-07T12:00:00Z");
    }

    private List<String> times(String text) throws IOException {
        Collected read = Collected.from(Files.writeString(folder.resolve("a.csv"), text));
        assertThat(read.problems).isEmpty();
        return read.transactions().stream()
                .map(each -> each.head().time() + " on " + each.head().date())
                .toList();
    }
}
