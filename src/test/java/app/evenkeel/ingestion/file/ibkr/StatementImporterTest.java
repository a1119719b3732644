package app.evenkeel.ingestion.file.ibkr;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

final class StatementImporterTest {
    @TempDir Path folder;

    @Test
    void readsAnActivityStatement() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/activity.csv"));

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2023-03-01 BUY +1000 OAK -5255 USD fee 5 = 5255 USD",
                        "2023-03-02 SELL +2397.5 USD -400 OAK fee 2.5 = 2397.5 USD",
                        "2023-03-03 SWAP +2120 USD -2000 EUR fee 1.9 on top",
                        "2023-03-06 SELL +147.9 USD -3 OAK 16JUN23 6.0 C fee 2.1 = 147.9 USD",
                        "2023-06-16 CUSTODY_MOVE +3 OAK 16JUN23 6.0 C fee 0 on top = 0 USD",
                        "2023-03-06 BUY +1 OAK 16JUN23 9.0 C -11 USD fee 1 = 11 USD",
                        "2023-06-16 FEE -1 OAK 16JUN23 9.0 C fee 0 on top = 0 USD",
                        "2023-04-14 DIVIDEND +51 USD tax 9 = 51 USD",
                        "2023-04-14 DIVIDEND +10.2 USD tax 1.8 = 10.2 USD",
                        "2023-05-02 TAX +4.5 USD",
                        "2023-05-03 INTEREST -3.2 EUR = -3.2 EUR",
                        "2023-02-20 DEPOSIT +9000 EUR",
                        "2023-05-20 WITHDRAWAL -500 EUR",
                        "2023-05-05 FEE -4.5 USD");
        assertThat(read.problemLines())
                .containsExactlyInAnyOrder(
                        "20 Asset Category NOT_SUPPORTED", "42 Description NOT_SUPPORTED");
    }

    @Test
    void takesNamesAndAccountFromTheStatementsOtherTables() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/activity.csv"));
        Transaction buy = read.transactions().getFirst();

        AssetRef share = read.refOf(Objects.requireNonNull(buy.movement().in()).asset());
        assertThat(share.kind()).isEqualTo(AssetKind.ETF);
        assertThat(share.name()).isEqualTo("OAK INDEX FUND");
        assertThat(share.isin()).isEqualTo("US0000000011");
        assertThat(read.candidates.getFirst().accountKey())
                .isEqualTo("Interactive Brokers/U7654321");
        assertThat(buy.head().time()).hasToString("2023-03-01T15:00:00Z");
    }

    @Test
    void countsExecutionsWhereThereAreNoOrders() throws IOException {
        Path own = SourceFiles.own("file/ibkr/activity.csv");
        Path file = folder.resolve("executions.csv");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        Files.readAllLines(own).stream()
                                .filter(line -> !line.startsWith("Trades,Data,Order"))
                                .toList()));

        assertThat(Collected.from(file).toldAll())
                .contains(
                        "2023-03-01 BUY +600 OAK -3153 USD fee 3 = 3153 USD",
                        "2023-03-01 BUY +400 OAK -2102 USD fee 2 = 2102 USD");
    }

    @Test
    void refusesATradeThatWasCutOff() throws IOException {
        String text = Files.readString(SourceFiles.own("file/ibkr/activity.csv"));
        Path file = folder.resolve("cut.csv");
        Files.writeString(file, text.substring(0, text.indexOf("-5250,-5,5255") + 3));

        Collected read = Collected.from(file);
        assertThat(read.candidates).isEmpty();
        assertThat(read.problemLines())
                .containsExactly("7 11 FILE_MAY_BE_CUT", "7 Comm/Fee COLUMN_COUNT");
    }

    @Test
    void readsATransactionHistorySoThatItsNetAmountsAreTheCash() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/transaction-history.csv"));

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2025-06-03 DIVIDEND +8.5 EUR tax 1.5 = 8.5 EUR",
                        "2025-05-30 INTEREST -0.25 EUR = -0.25 EUR",
                        "2025-05-01 INTEREST -0.00125 EUR = -0.00125 EUR",
                        "2025-04-15 SELL +119 EUR -2 OAK fee 1 = 119 EUR",
                        "2025-03-15 BUY +10 OAK -501 EUR fee 1 = 501 EUR",
                        "2025-02-01 TAX -0.4 EUR",
                        "2025-02-01 INTEREST +2 EUR = 2 EUR",
                        "2025-01-02 DEPOSIT +1000 EUR");
        assertThat(SourceFiles.holdings(read).toString()).isEqualTo("{EUR=627.84875, OAK=8}");
        assertThat(read.problemLines()).containsExactly("15 Transaction Type UNKNOWN_TYPE");
        assertThat(read.candidates.getFirst().accountKey())
                .isEqualTo("Interactive Brokers/U***11111");
    }

    @Test
    void takesAShareQuotedInAnotherCurrencyThanTheAccountsForOneInTradesAndIncome() {
        Collected read =
                Collected.from(SourceFiles.own("file/ibkr/transaction-history-currencies.csv"));

        assertThat(read.problems).isEmpty();
        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2025-06-20 DIVIDEND +3.4 GBP tax 0.6 = 3.4 GBP",
                        "2025-03-17 BUY +10 OAK -390.8 GBP fee 0.8 = 390.8 GBP",
                        "2025-03-10 DIVIDEND +1 GBP = 1 GBP",
                        "2025-02-14 TAX -0.2 GBP",
                        "2025-02-03 BUY +10 ELM -51 GBP fee 1 = 51 GBP");
        assertThat(read.transactions())
                .extracting(t -> {
                    Leg in = t.movement().in();
                    AssetId subject = t.movement().subject();
                    return read.refOf(
                                    t.type() == TransactionType.BUY && in != null
                                            ? in.asset()
                                            : Objects.requireNonNull(subject))
                            .key();
                })
                .containsExactlyInAnyOrder(
                        "SECURITY:OAK:USD",
                        "SECURITY:OAK:USD",
                        "SECURITY:OAK:USD",
                        "SECURITY:ELM:GBP",
                        "SECURITY:ELM:GBP");
    }

    @Test
    void agreesWithTheSharedStatements() {
        assertThat(read("sections/trades_with_fees.csv").toldAll())
                .containsExactly(
                        "2020-01-31 BUY +10 VT -807.2 USD fee 1 = 807.2 USD",
                        "2020-02-10 SELL +817.18187326 USD -10 VT fee 1.01812674"
                                + " = 817.18187326 USD");
        assertThat(read("sections/dividends_with_tax.csv").toldAll())
                .containsExactly(
                        "2016-06-01 DIVIDEND +5.85 USD tax 0.65 = 5.85 USD",
                        "2016-06-07 DIVIDEND +7.2 USD tax 0.8 = 7.2 USD");
        assertThat(read("sections/interests.csv").toldAll())
                .containsExactly(
                        "2020-03-04 INTEREST +3.21 RUB = 3.21 RUB",
                        "2020-03-04 INTEREST +7.45 CAD = 7.45 CAD",
                        "2020-03-04 INTEREST +0.09 USD = 0.09 USD");
        assertThat(SourceFiles.holdings(read("activity_trades_thousands.csv")).toString())
                .isEqualTo("{USD=551.6290753}");
        // The expired option is gone; shares were sold that an earlier year bought.
        assertThat(SourceFiles.holdings(read("activity_trades_multi_account.csv")).toString())
                .isEqualTo("{HMBs=-257, SEK=45401.45, UNIT=-200, USD=2855.2299242}");
    }

    @Test
    void agreesWithTheSharedTransactionHistory() {
        Collected read = read("transaction_history.csv");

        assertThat(SourceFiles.holdings(read).get("CNX1")).isEqualByComparingTo("2");
        assertThat(SourceFiles.holdings(read).get("GBP"))
                .isEqualByComparingTo("3027.3997362408735");
    }

    private static Collected read(String name) {
        Collected read = Collected.from(SourceFiles.shared("ibkr/" + name));
        assertThat(read.problems).as(name).isEmpty();
        return read;
    }

    @Test
    void takesExecutionsWhereThatShareHasNoOrder() throws IOException {
        String head =
                "Trades,Header,DataDiscriminator,Asset Category,Currency,Symbol,Date/Time,"
                        + "Quantity,T. Price,Proceeds,Comm/Fee,Code\n";
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        "Statement,Header,Field Name,Field Value\n"
                                + "Statement,Data,Title,Activity Statement\n"
                                + head
                                + "Trades,Data,Order,Stocks,USD,OAK,\"2023-03-01, 10:00:00\",10,5,-50,-1,O\n"
                                + "Trades,Data,Trade,Stocks,USD,OAK,\"2023-03-01, 10:00:00\",10,5,-50,-1,O\n"
                                + "Trades,Data,Trade,Stocks,USD,ELM,\"2023-03-02, 10:00:00\",4,5,-20,-1,O\n");

        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-03-01 BUY +10 OAK -51 USD fee 1 = 51 USD",
                        "2023-03-02 BUY +4 ELM -21 USD fee 1 = 21 USD");
    }
}
