package app.evenkeel.ingestion.file.ibkr;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class FlexXmlImporterTest {
    @TempDir private Path folder;

    @Test
    void readsEverySectionOfAQuery() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/flex.xml"));

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2024-03-04 BUY +10 OAK -502.5 USD fee 1 tax 1.5 = 502.5 USD",
                        "2024-03-05 SELL +199.3 USD -1 OAK   240621C00060000 fee 0.7 = 199.3 USD",
                        "2024-03-06 SWAP +1080 USD -1000 EUR fee 1.8 on top",
                        "2024-06-14 DIVIDEND +2.55 USD tax 0.45 = 2.55 USD",
                        "2024-06-05 INTEREST +1.2 EUR = 1.2 EUR",
                        "2024-01-02 DEPOSIT +5000 EUR",
                        "2024-06-03 FEE -4.5 USD",
                        "2024-07-01 SPLIT +10 OAK",
                        // 100 of 500 dollars came as cash, for 4 of 20 shares.
                        "2024-08-01 SPIN_OFF +4 OAK (cash part) -4 OAK",
                        "2024-08-01 SELL +100 USD -4 OAK (cash part) = 100 USD",
                        "2024-08-01 MERGER +10 ASH -16 OAK",
                        "2024-09-01 SPIN_OFF +1 FIR",
                        "2024-10-01 TRANSFER +7 YEW",
                        "2024-10-02 TRANSFER -250 EUR");
        assertThat(read.problemLines())
                .containsExactly(
                        "12 assetCategory NOT_SUPPORTED",
                        "20 type UNKNOWN_TYPE",
                        "44 NOT_SUPPORTED");
        assertThat(read.holdings).hasSize(2);
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void knowsATradeUnderTheSameIdAsTheCsvForm() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/flex.xml"));

        Candidate first = read.candidates.getFirst();
        assertThat(first.naturalKey()).isEqualTo("id:700001");
        assertThat(first.accountKey()).isEqualTo("Interactive Brokers/U900001");
        assertThat(first.transaction().head().origin().rawRow()).startsWith("<Trade accountId=");
    }

    @Test
    void agreesWithTheSharedSmallQuery() {
        Collected read = Collected.from(SourceFiles.shared("ibkr/flex_small.xml"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-15 BUY +10 ACME -1501 USD fee 1 = 1501 USD",
                        "2024-09-20 SELL +1749 USD -10 ACME fee 1 = 1749 USD",
                        "2024-06-15 DIVIDEND +4.25 USD tax 0.75 = 4.25 USD");
        assertThat(read.candidates.getFirst().accountKey())
                .isEqualTo("Interactive Brokers/U1234567");
        assertThat(read.holdings).hasSize(1);
        assertThat(read.problems).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void agreesWithTheSharedLargeQuery() {
        Collected read = Collected.from(SourceFiles.shared("ibkr/flex_full.xml"));

        List<Transaction> trades =
                read.transactions().stream()
                        .filter(t -> t.head().memo().isEmpty() || !t.head().memo().contains("("))
                        .filter(t ->
                                t.type() == TransactionType.BUY || t.type() == TransactionType.SELL)
                        .toList();
        assertThat(trades)
                .extracting(read::told)
                .containsExactly(
                        "2000-02-05 BUY +1 AAPL -290 USD fee 1 = 290 USD",
                        "2000-02-05 BUY +0.038 AAPL -10.98124 USD fee 0 = 10.98124 USD",
                        "2000-02-05 BUY +30 AGG -3518.5 USD fee 1 = 3518.5 USD",
                        "2000-06-21 SELL +591.136318485 USD -5 AGG fee 1.013681515 ="
                                + " 591.136318485 USD",
                        "2000-05-11 SELL +124.323055542 USD -0.6282 BRK B fee 1.002844458 ="
                                + " 124.323055542 USD",
                        "2000-05-11 SELL +199.49547205 USD -1 BRK B fee 0.00452795 ="
                                + " 199.49547205 USD",
                        "2000-03-03 BUY +0.5052 LVGO -25.45136976 USD fee 0.25199376 ="
                                + " 25.45136976 USD",
                        "2000-03-03 BUY +2 LVGO -100.54800624 USD fee 0.74800624 ="
                                + " 100.54800624 USD");
        assertThat(read.toldAll())
                .contains(
                        "2000-01-09 DEPOSIT +10000 USD",
                        "2000-02-10 FEE +0.05 USD",
                        "2000-02-10 INTEREST -0.33 USD = -0.33 USD",
                        "2000-02-11 DIVIDEND +3.03 USD tax 0.53 = 3.03 USD",
                        "2000-02-21 MERGER +12.75 COP -50 MRO",
                        "2000-06-04 SPLIT +3.114 AAPL",
                        "2000-09-15 MERGER +19 DM -19 TRNE.OLD");
        // What came as cash is the file's own figure, and all of the old shares are gone.
        assertThat(SourceFiles.holdings(read)).containsEntry("TDOC", new BigDecimal("1.4831"));
        assertThat(SourceFiles.holdings(read).get("LVGO")).isNull();
        assertThat(read.problems).isEmpty();
        SourceFiles.assertNothingLost(read);
    }

    @Test
    void keepsTwoAccountsApartThatOnlyTheirStatementsName() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.xml"),
                        """
                        <FlexQueryResponse queryName="all" type="AF">
                        <FlexStatements count="2">
                        <FlexStatement accountId="U1" fromDate="20240101" toDate="20241231">
                        <Trades>
                        <Trade currency="USD" assetCategory="STK" symbol="OAK" tradeID="1" dateTime="20240304;093000" quantity="10" tradePrice="50" tradeMoney="500" buySell="BUY" levelOfDetail="EXECUTION"/>
                        </Trades>
                        <CashTransactions>
                        <CashTransaction currency="USD" symbol="OAK" description="OAK(US0000000011) CASH DIVIDEND" dateTime="20240614" amount="3" type="Dividends" levelOfDetail="DETAIL"/>
                        </CashTransactions>
                        <CorporateActions>
                        <CorporateAction currency="USD" assetCategory="STK" symbol="OAK" dateTime="20240701;202500" quantity="10" type="FS" levelOfDetail="DETAIL"/>
                        <CorporateAction currency="USD" assetCategory="STK" symbol="YEW" dateTime="20240701;202500" quantity="-45" type="RS" levelOfDetail="DETAIL"/>
                        </CorporateActions>
                        </FlexStatement>
                        <FlexStatement accountId="U2" fromDate="20240101" toDate="20241231">
                        <Trades>
                        <Order currency="USD" assetCategory="STK" symbol="ELM" dateTime="20240305;093000" quantity="4" tradePrice="25" tradeMoney="100" buySell="BUY" levelOfDetail="ORDER"/>
                        </Trades>
                        <CashTransactions>
                        <CashTransaction currency="USD" symbol="OAK" description="OAK(US0000000011) CASH DIVIDEND - TAX" dateTime="20240614" amount="-1" type="Withholding Tax" levelOfDetail="DETAIL"/>
                        </CashTransactions>
                        </FlexStatement>
                        </FlexStatements>
                        </FlexQueryResponse>
                        """);

        Collected read = Collected.from(file);

        assertThat(read.candidates)
                .extracting(each ->
                        each.accountKey() + " " + read.told(each.transaction()).substring(11))
                .containsExactlyInAnyOrder(
                        "Interactive Brokers/U1 BUY +10 OAK -500 USD = 500 USD",
                        "Interactive Brokers/U1 DIVIDEND +3 USD = 3 USD",
                        "Interactive Brokers/U1 SPLIT +10 OAK",
                        "Interactive Brokers/U1 SPLIT -45 YEW",
                        "Interactive Brokers/U2 BUY +4 ELM -100 USD = 100 USD",
                        "Interactive Brokers/U2 TAX -1 USD");
        assertThat(read.problems).isEmpty();
    }
}
