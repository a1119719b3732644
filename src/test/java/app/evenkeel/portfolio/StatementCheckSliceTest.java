package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class StatementCheckSliceTest {
    private static final String TWO_BOUGHT = "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n";
    private static final String ONE_SOLD = "2025-01-03T10:00:00Z,sell,BTC,1,90,,\n";
    private static final String OTHERS = "2025-01-02T10:00:00Z,buy,ETH,3,200,,\n";

    @TempDir Path folder;
    private ServiceStore store;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aStatementIsComparedWithTheLedgerAsTheDropWillLeaveIt() {
        store.add(store.file("a.csv", SampleImporter.TRADES, TWO_BOUGHT));
        Path more = store.file("c.csv", SampleImporter.TRADES, ONE_SOLD, OTHERS);
        Path held =
                store.file(
                        "h.csv",
                        SampleImporter.BALANCE,
                        "2025-01-31,BTC,1\n",
                        "2025-01-31,ETH,5\n",
                        "2025-01-31,SOL,7\n");

        List<String> alone = differences(store.stage(held));
        List<String> together = differences(store.stage(held, more));
        store.add(more);
        List<String> after = differences(store.stage(held));

        assertThat(alone).containsExactly("2 BTC 1 not 2", "3 ETH 5 not 0", "4 SOL 7 not 0");
        assertThat(together).containsExactly("3 ETH 5 not 3", "4 SOL 7 not 0");
        assertThat(after).isEqualTo(together);
    }

    @Test
    void aStatementIsComparedAtItsOwnDate() {
        store.add(store.file("a.csv", SampleImporter.TRADES, TWO_BOUGHT, ONE_SOLD));
        Path before = store.file("h.csv", SampleImporter.BALANCE, "2025-01-02,BTC,2\n");

        assertThat(differences(store.stage(before))).isEmpty();
    }

    /** Line, asset, what is stated and what the ledger says. */
    private static List<String> differences(StagedImport staged) {
        return staged.files().stream()
                .flatMap(file -> file.problems().stream())
                .filter(problem -> problem.problem().code() == ProblemCode.HOLDING_DIFFERS)
                .map(problem -> {
                    List<String> args = problem.problem().args();
                    return problem.line()
                            + " "
                            + args.getFirst()
                            + " "
                            + args.get(2)
                            + " not "
                            + args.get(3);
                })
                .toList();
    }
}
