package app.evenkeel.ingestion.file.schwab;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.ingestion.file.Collected;
import app.evenkeel.ingestion.file.SourceFiles;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

final class SchwabImporterTest {
    @Test
    void namesContractsAsOptionsAndNeverAsShares() {
        Collected read = Collected.from(SourceFiles.own("file/schwab/titled-2025.csv"));

        assertThat(read.transactions())
                .filteredOn(each -> each.head().memo().equals("Buy to Open"))
                .singleElement()
                .satisfies(each -> {
                    AssetRef in = read.refOf(Objects.requireNonNull(each.movement().in()).asset());
                    assertThat(in.kind()).isEqualTo(AssetKind.OPTION);
                    assertThat(in.name()).isEqualTo("ELM CO PUT");
                });
    }

    @Test
    void endsAShortContractByTakingItBackAndALongOneByGivingItUp() {
        Map<String, BigDecimal> held =
                SourceFiles.holdings(
                        Collected.from(SourceFiles.own("file/schwab/titled-2025.csv")));

        assertThat(held).doesNotContainKeys("OAK 02/07/2025 50.00 C", "ELM 250207P00020000");
    }

    @Test
    void agreesWithTheSharedYears() {
        Collected y2023 = read("schwab_2023.csv");
        assertThat(SourceFiles.holdings(y2023).toString()).isEqualTo("{USD=1019826.86}");

        assertThat(SourceFiles.holdings(read("schwab_basic.csv")).toString())
                .isEqualTo("{USD=9479.3, VUAG=30.5}");
    }

    @Test
    void agreesWithTheSharedLongFile() {
        Collected read = read("schwab_ghostfolio.csv");

        assertThat(read.rows).isEqualTo(120);
        // The oracle counts 107: these 104 with cash, and the split, stock dividend and spin-off.
        assertThat(byType(read).toString())
                .isEqualTo(
                        "{BUY=41, SELL=2, WITHDRAWAL=2, TRANSFER=1, DIVIDEND=44, INTEREST=5,"
                                + " FEE=11, TAX=1, SPLIT=2, MERGER=3, CUSTODY_MOVE=2}");
    }

    @Test
    void agreesWithTheSharedFileThatHasATitle() {
        Collected read = read("schwab_title_row.csv");

        assertThat(read.rows).isEqualTo(21);
        assertThat(SourceFiles.holdings(read).get("USD")).isEqualByComparingTo("6942.96");
    }

    private static Map<TransactionType, Long> byType(Collected read) {
        return read.transactions().stream()
                .collect(
                        Collectors.groupingBy(
                                Transaction::type, java.util.TreeMap::new, Collectors.counting()));
    }

    private static Collected read(String name) {
        Collected read = Collected.from(SourceFiles.shared("schwab/" + name));
        assertThat(read.problems).as(name).noneMatch(problem -> problem.rejected());
        return read;
    }
}
