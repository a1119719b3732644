package app.evenkeel.ingestion.file.ibkr;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

final class FlexImporterTest {
    @TempDir private Path folder;

    @Test
    void readsTradesWithManyColumns() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/flex-trades.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-04 BUY +10 OAK -502.5 USD fee 1 tax 1.5 = 502.5 USD",
                        "2024-03-05 SELL +99.5 USD -4 ELM fee 0.5 = 99.5 USD",
                        "2024-03-06 BUY +2 OAK 240621C00060000 -302 USD fee 2 = 302 USD",
                        "2024-03-07 SWAP +1000 EUR -1080 USD fee 1.8 on top");
        // The order repeats an execution.
        assertThat(read.nothingNew).containsExactly(4L);
        assertThat(read.problemLines()).containsExactly("7 AssetClass NOT_SUPPORTED");
        Transaction first = read.transactions().getFirst();
        assertThat(first.head().time()).hasToString("2024-03-04T14:30:00Z");
        assertThat(first.head().settlement()).hasToString("2024-03-06");
        assertThat(read.candidates.getFirst().naturalKey()).isEqualTo("id:900001");
    }

    /** Each row's cash is its trade money with commission and taxes, in the currency of each. */
    @Test
    void losesNoChargeThatExceedsTheProceedsAndNoRebate() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/flex-charges.csv"));

        assertThat(read.problems).isEmpty();
        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-04 SELL +1 USD -1 OAK fee 0.5 on top = 0.5 USD",
                        "2024-03-04 TAX -0.8 USD",
                        "2024-03-05 SELL +1 USD -1 OAK fee 1.5 on top = -0.5 USD",
                        "2024-03-06 BUY +1 OAK -1 USD = 1 USD",
                        "2024-03-06 FEE +1.25 USD",
                        "2024-03-07 BUY +10 OAK -500 USD tax 1 = 500 USD",
                        "2024-03-07 FEE +0.75 EUR",
                        "2024-03-08 SELL +1 USD -1 OAK fee 0.25 on top = 1 USD",
                        "2024-03-08 TAX -2 USD",
                        "2024-03-11 SWAP +1000 EUR -1080 USD",
                        "2024-03-11 FEE +0.5 USD",
                        "2024-03-12 BUY +10 OAK -499 USD = 499 USD",
                        "2024-03-13 FEE -3 OAK fee 0 on top = 0 USD",
                        "2024-03-13 TAX -0.1 USD");
        assertThat(SourceFiles.holdings(read))
                .containsEntry("USD", new BigDecimal("-2080.15"))
                .containsEntry("EUR", new BigDecimal("1000.5"));
        assertThat(read.candidates)
                .extracting(Candidate::naturalKey)
                .doesNotHaveDuplicates()
                .contains("id:910001", "id:910001/tax", "id:910003", "id:910003/fee");
        assertThat(read.transactions())
                .filteredOn(each -> each.type() == TransactionType.TAX)
                .extracting(each -> each.head().origin().externalId())
                .containsExactly("910001", "910005", "910008");
    }

    @Test
    void infersThePairOfANamelessCurrencyTradeOnlyWhereTheCommissionTellsIt() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/flex-trades-narrow.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-04 BUY +10 US0000000011 -501 USD fee 1 = 501 USD",
                        "2024-03-05 SWAP +1120 USD -1000 CHF fee 1.8 on top");
        assertThat(read.problemLines())
                .containsExactly("3 Symbol PAIR_INFERRED", "4 Symbol VALUE_MISSING");
        assertThat(read.problems).extracting(RowProblem::rejected).containsExactly(false, true);
    }

    @Test
    void joinsWithholdingToTheDividendItsWordsName() {
        Collected read = Collected.from(SourceFiles.own("file/ibkr/flex-cash.csv"));

        assertThat(read.toldAll())
                .containsExactlyInAnyOrder(
                        "2024-06-14 DIVIDEND +50 CHF = 50 CHF",
                        "2024-06-14 DIVIDEND +26 CHF tax 14 = 26 CHF",
                        "2024-06-20 DIVIDEND +2.5 USD = 2.5 USD",
                        "2024-07-03 INTEREST -1.25 USD = -1.25 USD",
                        "2024-07-04 DEPOSIT +300 EUR",
                        "2024-07-05 FEE -4.5 USD",
                        "2024-07-08 TAX +1.5 USD");
        assertThat(read.nothingNew).containsExactly(2L);
        assertThat(read.problemLines()).containsExactly("10 Type UNKNOWN_TYPE");
        assertThat(read.transactions())
                .filteredOn(each -> each.head().memo().contains("Return of Capital"))
                .hasSize(1);
    }

    @Test
    void agreesWithTheSharedQueries() {
        assertThat(Collected.from(SourceFiles.shared("ibkr/flex_vti_single.csv")).toldAll())
                .containsExactly("2023-04-03 BUY +17 VTI -3474.9041 USD fee 1 = 3474.9041 USD");

        Collected trades = Collected.from(SourceFiles.shared("ibkr/ghostfolio_trades_flex.csv"));
        assertThat(trades.candidates).hasSize(11);
        assertThat(trades.problemLines())
                .containsExactly(
                        "10 Symbol PAIR_INFERRED",
                        "11 Symbol PAIR_INFERRED",
                        "12 Symbol PAIR_INFERRED");
        assertThat(trades.toldAll())
                .contains("2023-05-22 SWAP +8938.4 USD -8000 CHF fee 1.79924 on top");
        assertThat(SourceFiles.holdings(trades).get("US9220427424"))
                .isEqualByComparingTo(new BigDecimal(95 + 105 + 11 + 1 + 2 + 97 + 12));

        Collected cash = Collected.from(SourceFiles.shared("ibkr/ghostfolio_dividends_flex.csv"));
        assertThat(cash.problems).isEmpty();
        assertThat(cash.candidates).hasSize(7);
        // The sums of the file's own amounts.
        assertThat(SourceFiles.holdings(cash).toString())
                .isEqualTo("{CHF=32.08, JPY=455, USD=334.61}");
        assertThat(
                        cash.transactions().stream()
                                .map(each -> each.movement().tax())
                                .filter(Objects::nonNull)
                                .map(tax -> tax.amount())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("73.63");
    }

    @Test
    void knowsAContractWithoutTheAssetClassAndGuessesNoMultiplier() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        """
                        Symbol,Description,Buy/Sell,TradeDate,ISIN,Quantity,TradePrice,Multiplier,Put/Call,CurrencyPrimary,IBCommission
                        OAK   240621C00060000,OAK 21JUN24 60 C,BUY,20240304,,2,1.5,100,C,USD,-2
                        OAK   240621C00060000,OAK 21JUN24 60 C,SELL,20240305,,-2,1.75,,,USD,-2
                        XOAK,OAK TRUE TO NAME,BUY,20240306,,1,1.5,100,P,USD,-2
                        ESM4,ES 21JUN24,BUY,20240307,,1,5100,50,,USD,-2
                        OAK,OAK INC,BUY,20240308,,10,50,1,,USD,-1
                        """);

        Collected read = Collected.from(file);

        assertThat(read.toldAll())
                .containsExactly(
                        "2024-03-04 BUY +2 OAK   240621C00060000 -302 USD fee 2 = 302 USD",
                        "2024-03-06 BUY +1 XOAK -152 USD fee 2 = 152 USD",
                        "2024-03-08 BUY +10 OAK -501 USD fee 1 = 501 USD");
        assertThat(SourceFiles.kinds(read))
                .containsEntry("OAK   240621C00060000", AssetKind.OPTION)
                .containsEntry("XOAK", AssetKind.OPTION)
                .containsEntry("OAK", AssetKind.EQUITY);
        assertThat(read.problemLines())
                .containsExactly("3 Multiplier VALUE_MISSING", "5 AssetClass VALUE_MISSING");
        SourceFiles.assertNothingLost(read);
    }
}
