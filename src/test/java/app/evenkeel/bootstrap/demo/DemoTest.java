package app.evenkeel.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class DemoTest {
    @TempDir Path directory;

    @Test
    void buildsAPortfolioInWhichEverythingHasAValueAndCanBeBuiltAgain() {
        Demo demo = new Demo(directory);
        demo.build(_ -> {}).close();
        List<String> said = new ArrayList<>();

        try (SessionGraph session = demo.build(said::add)) {
            LocalDate day = LocalDate.now(demo.clock());
            Snapshot snapshot = session.valuation().snapshot(day, CurrencyCode.JPY, Scope.ALL);
            assertThat(snapshot.isComplete()).isTrue();
            assertThat(snapshot.total()).isPositive();
            assertThat(snapshot.byClass()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(session.valuation().problems(day, CurrencyCode.JPY))
                    .extracting(DataProblem::kind)
                    .doesNotContain(
                            DataProblem.Kind.NEGATIVE_HOLDING, DataProblem.Kind.QUANTITY_DIFFERS);
            assertThat(session.verify().verify(Progress.NONE).isSound()).isTrue();
        }
        assertThat(said).filteredOn(line -> line.startsWith("Imported")).hasSize(12);
        assertThat(Files.exists(demo.store().resolve("vault.json"))).isTrue();
        assertThat(demo.passphraseFile())
                .as("what opens the store")
                .hasContent(new String(Demo.passphrase()));
    }

    @Test
    void unpacksEveryFileThatItLists() throws Exception {
        DemoFiles files = DemoFiles.list();

        files.unpack(directory);

        assertThat(files.entries())
                .allSatisfy(entry -> assertThat(directory.resolve(entry.file())).isNotEmptyFile());
    }
}
