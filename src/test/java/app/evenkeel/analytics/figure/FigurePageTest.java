package app.evenkeel.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guide's page {@code figures} says what the program does. */
class FigurePageTest {
    private static final List<String> PAGE = lines();

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("src/site/markdown/guide/figures.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void theGuideHasEveryFigureWithItsNameFormulaAndSource(Metric metric) {
        String start =
                "| "
                        + metric.title().english()
                        + " | `"
                        + metric.jsonName()
                        + "` | "
                        + metric.formula().replace("|", "\\|")
                        + " | ";

        assertThat(PAGE)
                .filteredOn(line -> line.startsWith(start))
                .singleElement()
                .asString()
                .contains("| " + metric.source() + " |");
    }
}
