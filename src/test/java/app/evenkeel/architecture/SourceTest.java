package app.evenkeel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What holds for every source file: format, size, a page for its package, no sleeping tests. */
class SourceTest {
    private static final int MAX_LINES = 500;

    @Test
    void everyFileIsFormatted() {
        var format = new SourceFormat();

        List<Path> off = sources(file -> !format.isFormatted(file));

        assertThat(off).as("to mend them all: ./mvnw -q test-compile exec:exec@format").isEmpty();
    }

    @Test
    void noFileIsOver500Lines() {
        assertThat(sources(file -> text(file).lines().count() > MAX_LINES)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> silent =
                sources(file -> file.startsWith("src/main")).stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                        .toList();

        assertThat(silent).isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(
                        sources(file ->
                                file.startsWith("src/test")
                                        && text(file).contains("Thread" + ".sleep(")))
                .isEmpty();
    }

    private static List<Path> sources(Predicate<Path> filter) {
        return SourceFormat.sources().stream().filter(filter).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
