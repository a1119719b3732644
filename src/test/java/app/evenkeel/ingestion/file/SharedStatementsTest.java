package app.evenkeel.ingestion.file;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.RowProblem;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The statements of brokers beside the project: every row is accounted for, none is refused. */
final class SharedStatementsTest {
    @ParameterizedTest
    @ValueSource(strings = {"degiro", "schwab", "trading212", "ibkr", "ibkr/sections"})
    void accountsForEveryRowOfEveryStatement(String folder) throws IOException {
        for (Path file : csvFiles(SourceFiles.shared(folder))) {
            Collected read = Collected.from(file);
            FixtureStory story = FixtureStory.of(file);

            assertThat(read.problems).as(file.toString()).noneMatch(RowProblem::rejected);
            assertThat(story.accountedFor()).as(file.toString()).hasSize((int) story.rows());
            assertThat(story.contradictions()).as(file.toString()).isEmpty();
        }
    }

    private static List<Path> csvFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }
}
