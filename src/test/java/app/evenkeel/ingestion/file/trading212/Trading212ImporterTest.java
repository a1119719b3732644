package app.evenkeel.ingestion.file.trading212;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

final class Trading212ImporterTest {
    @TempDir Path folder;

    @Test
    void readsTheColumnsOf2020() {
        Collected read = Collected.from(SourceFiles.own("file/trading212/gbp-2020.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2020-06-24 DEPOSIT +5000 GBP",
                        "2020-06-24 BUY +10 OAK -160.1 GBP = 160.1 GBP",
                        "2020-07-24 SELL +199.85 GBP -10 OAK fee 0.15 = 199.85 GBP",
                        "2020-08-02 DIVIDEND +0.95 GBP tax 0.21 = 0.95 GBP",
                        "2020-09-02 WITHDRAWAL -100 GBP");
        assertThat(read.problems).isEmpty();
        assertThat(read.candidates).extracting(Candidate::naturalKey).doesNotHaveDuplicates();
    }

    @Test
    void readsLaterColumnsAndRowsThatStandInTheOrderOfALaterYear() {
        Collected read = Collected.from(SourceFiles.own("file/trading212/eur-2023.csv"));

        assertThat(read.toldAll())
                .containsExactly(
                        "2023-12-18 DEPOSIT +2500 EUR",
                        "2023-12-18 BUY +4 ELM -58.65 EUR fee 0.09 tax 0.29 = 58.65 EUR",
                        "2024-01-12 DIVIDEND +1.05 EUR tax 0.1 = 1.05 EUR",
                        "2024-01-13 INTEREST +0.01 EUR = 0.01 EUR",
                        "2024-01-14 INTEREST +0.75 EUR = 0.75 EUR",
                        "2024-02-01 SPLIT -30 ASH",
                        "2024-02-02 REWARD +3.5 ASHS = 0 EUR",
                        "2024-02-03 CUSTODY_MOVE -1 ELM",
                        "2024-02-04 WITHDRAWAL -20 EUR",
                        "2024-02-05 REWARD +0.2 EUR = 0.2 EUR");
        assertThat(read.rows).isEqualTo(12);
        assertThat(read.nothingNew).hasSize(1);
        assertThat(read.problemLines()).containsExactly("13 Action UNKNOWN_TYPE");
        assertThat(read.candidates.get(5).transaction().head().origin().externalId())
                .isEqualTo("EOF3");
    }

    @Test
    void makesPoundsOfPence() {
        Collected read = Collected.from(SourceFiles.own("file/trading212/eur-2023.csv"));
        Transaction buy = read.transactions().get(1);

        assertThat(buy.movement().price()).hasToString("Price[value=12.5, currency=GBP]");
        AssetRef share = read.refOf(Objects.requireNonNull(buy.movement().in()).asset());
        assertThat(share.currency()).isEqualTo(CurrencyCode.GBP);
        assertThat(share.isin()).isEqualTo("GB0000000022");
        assertThat(read.transactions().get(2).movement().tax())
                .isEqualTo(Money.of("0.10", CurrencyCode.GBP));
    }

    @Test
    void reportsASplitWhoseOtherHalfIsMissing() throws IOException {
        Path own = SourceFiles.own("file/trading212/eur-2023.csv");
        Path cut = folder.resolve("cut.csv");
        Files.writeString(
                cut,
                String.join(
                        "\n",
                        Files.readAllLines(own).stream()
                                .filter(line -> !line.startsWith("Stock split open"))
                                .toList()));

        assertThat(Collected.from(cut).problemLines()).contains("7 INCOMPLETE_GROUP");
    }

    @Test
    void agreesWithTheSharedYears() {
        Collected y2024 = read("t212_2024.csv");
        assertThat(SourceFiles.holdings(y2024).toString()).isEqualTo("{GBP=1758.05}");
        assertThat(y2024.toldAll())
                .contains(
                        "2024-01-01 BUY +24 FOO -2381.35 GBP fee 4.71 = 2381.35 GBP",
                        "2024-04-29 SELL +3138.5 GBP -24 FOO fee 4.71 = 3138.5 GBP");
        assertThat(y2024.candidates).extracting(Candidate::naturalKey).doesNotHaveDuplicates();

        Collected y2023 = read("t212_2023_eur.csv");
        assertThat(y2023.rows).isEqualTo(13);
        assertThat(y2023.candidates)
                .extracting(each -> each.transaction().type())
                .filteredOn(type ->
                        type != TransactionType.DEPOSIT && type != TransactionType.CUSTODY_MOVE)
                // The split's two rows are one event.
                .hasSize(10);
        assertThat(y2023.toldAll()).contains("2025-03-24 SPLIT -22.353585 ISOU");

        assertThat(SourceFiles.holdings(read("t212_2020_gbp.csv")).toString())
                .isEqualTo("{GBP=33391.3, NVDA=1, VNRG=1}");
        assertThat(read("investir_2021-2022.csv").candidates).hasSize(20);
        assertThat(read("investir_2022-2023.csv").candidates).hasSize(16);
    }

    private static Collected read(String name) {
        Collected read = Collected.from(SourceFiles.shared("trading212/" + name));
        assertThat(read.problems).as(name).isEmpty();
        return read;
    }

    @Test
    void joinsNoHalvesOfTwoSplitsOfOneShare() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.csv"),
                        """
                        Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),ID
                        Stock split close,2021-07-20 06:00:00,US0000000011,OAK,Oak Inc,10,100,USD,1
                        Stock split open,2024-06-10 06:00:00,US0000000011,OAK,Oak Inc,400,10,USD,2
                        Stock split close,2024-06-10 06:00:00,US0000000011,OAK,Oak Inc,40,100,USD,3
                        """);

        Collected read = Collected.from(file);

        assertThat(read.toldAll()).containsExactly("2024-06-10 SPLIT +360 OAK");
        assertThat(read.problemLines()).containsExactly("2 INCOMPLETE_GROUP");
    }
}
