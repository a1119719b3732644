package app.evenkeel.ingestion.file.statement;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The account's currency, in files of XTB, Saxo and Revolut that do not state it. */
final class OwnCurrencyTest {
    private static final String XTB = "ID;Type;Time;Symbol;Comment;Amount\n";
    private static final String DEPOSIT = "1;Deposit;12.04.2024 13:00:22;;BANK deposit;500\n";
    private static final String SAXO =
            "Client ID,Trade Date,Value Date,Type,Instrument,Instrument ISIN,Instrument currency,"
                    + "Exchange Description,Instrument Symbol,Event,Amount,Order ID,Conversion Rate\n";

    @TempDir private Path folder;

    @Test
    void refusesEveryRowWhereNeitherTheFileNorItsNameTellsIt() throws IOException {
        Collected read = read("export.csv", XTB + DEPOSIT);

        assertThat(read.candidates).isEmpty();
        assertThat(read.problemLines()).containsExactly("2 ACCOUNT_CURRENCY_UNKNOWN");
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void takesTheCodeInTheFilesName() throws IOException {
        assertThat(read("xtb PLN.csv", XTB + DEPOSIT).toldAll())
                .containsExactly("2024-04-12 DEPOSIT +500 PLN");
        assertThat(read("51234567_EUR_2024.csv", XTB + DEPOSIT).toldAll())
                .containsExactly("2024-04-12 DEPOSIT +500 EUR");
        assertThat(read("EUR or PLN.csv", XTB + DEPOSIT).candidates).isEmpty();
    }

    /** At a rate near one both come out nearly even, but only one to the cent. */
    @Test
    void isNotMisledByATradeAbroadAtARateNearOne() throws IOException {
        Collected read =
                read(
                        "a.csv",
                        XTB
                                + DEPOSIT
                                + "2;Stocks/ETF purchase;13.07.2022 16:01:45;OAK.US;OPEN BUY 3 @ 100;-299.21\n"
                                + "3;Stocks/ETF purchase;13.07.2022 16:02:45;OAK.US;OPEN BUY 4 @ 100;-398.95\n"
                                + "4;Stocks/ETF purchase;13.07.2022 16:03:45;ELM.DE;OPEN BUY 2 @ 51.13;-102.26\n");

        assertThat(read.toldAll())
                .contains(
                        "2024-04-12 DEPOSIT +500 EUR",
                        "2022-07-13 BUY +3 OAK.US -299.21 EUR = 299.21 EUR");
        assertThat(read.problems).isEmpty();
    }

    @Test
    void guessesNoneWhereTradesAbroadAreAllThereIs() throws IOException {
        Collected read =
                read(
                        "a.csv",
                        XTB
                                + DEPOSIT
                                + "2;Stocks/ETF purchase;13.07.2023 16:01:45;OAK.US;OPEN BUY 3 @ 100;-271.30\n");

        assertThat(read.candidates).isEmpty();
        assertThat(read.problems)
                .extracting(each -> each.problem().code())
                .containsOnly(ProblemCode.ACCOUNT_CURRENCY_UNKNOWN);
    }

    @Test
    void keepsNoMoreRowsWaitingThanItNeeds() throws IOException {
        StringBuilder text = new StringBuilder(XTB);
        text.append("1;Stocks/ETF sale;02.04.2024 11:42:37;ELM.DE;CLOSE BUY 1 @ 26.280;26.28\n");
        for (int i = 2; i <= 10_050; i++) {
            text.append(i)
                    .append(";Deposit;12.04.2024 13:00:22;;BANK deposit;")
                    .append(i)
                    .append('\n');
        }

        Collected read = read("a.csv", text.toString());

        assertThat(read.problems).isEmpty();
        assertThat(read.candidates).hasSize(10_050);
        assertThat(read.toldAll().getLast()).isEqualTo("2024-04-12 DEPOSIT +10050 EUR");
    }

    @Test
    void isToldForEachClientOfSaxoAndNotTakenForARateThatIsNotStated() throws IOException {
        Collected read =
                read(
                        "a.csv",
                        SAXO
                                + "901,02-Jan-2025,02-Jan-2025,Cash Transfer,,,EUR,,,Deposit,500,,1\n"
                                + "902,02-Jan-2025,02-Jan-2025,Cash Transfer,,,DKK,,,Deposit,900,,1\n"
                                + "902,03-Jan-2025,03-Jan-2025,Trade,Oak,US0000000011,USD,NASDAQ,OAK:xnas,Buy 1 @ 10 USD,-71,,7.1\n"
                                + "901,03-Jan-2025,03-Jan-2025,Trade,Oak,US0000000011,USD,NASDAQ,OAK:xnas,Buy 1 @ 10 USD,-9.2,,0.92\n"
                                + "901,04-Jan-2025,04-Jan-2025,Trade,Oak,US0000000011,USD,NASDAQ,OAK:xnas,Buy 1 @ 10 USD,-9.2,,\n");

        assertThat(read.toldAll())
                .containsExactly(
                        "2025-01-02 DEPOSIT +500 EUR",
                        "2025-01-02 DEPOSIT +900 DKK",
                        "2025-01-03 BUY +1 OAK -71 DKK = 71 DKK",
                        "2025-01-03 BUY +1 OAK -9.2 EUR = 9.2 EUR");
        assertThat(read.problemLines()).containsExactly("6 Conversion Rate UNKNOWN_CURRENCY");
    }

    @Test
    void isNotTakenForEurosOrSwedishCrownsWhereRevolutNamesNone() throws IOException {
        Collected read =
                read(
                        "a.csv",
                        """
                        Symbol,Type,Quantity,Price,Value,Fees,Date
                        BTC,Receive,0.0003,,41.16,,"Nov 9, 2020, 3:51:00 AM"
                        BTC,Buy,0.0005,,44.58 kr,0.40 kr,"May 5, 2020, 10:10:57 PM"
                        ETH,Staking reward,0.00002,,,,"Jan 15, 2025, 12:23:31 AM"
                        """);

        assertThat(read.toldAll()).containsExactly("2025-01-15 REWARD +0.00002 ETH");
        assertThat(read.problemLines())
                .containsExactly("2 Value UNKNOWN_CURRENCY", "3 Value UNKNOWN_CURRENCY");
    }

    private Collected read(String name, String text) throws IOException {
        return Collected.from(Files.writeString(folder.resolve(name), text));
    }
}
