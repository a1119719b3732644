package app.evenkeel.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The house format: google-java-format in AOSP style, long strings left as they are. The test asks
 * it, and {@code ./mvnw -q test-compile exec:exec@format} has it rewrite. It runs here, not in a
 * Maven plugin, because the formatter needs the JDK that the sources are written for, and Maven may
 * run on an older one.
 */
final class SourceFormat {
    private final Formatter formatter =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    static void main() throws IOException {
        var format = new SourceFormat();
        for (Path file : sources()) {
            String text = format.apply(file);
            if (!text.equals(Files.readString(file))) {
                Files.writeString(file, text);
            }
        }
    }

    boolean isFormatted(Path file) {
        try {
            return apply(file).equals(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String apply(Path file) {
        try {
            String ordered = ImportOrderer.reorderImports(Files.readString(file), Style.AOSP);
            return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " does not parse", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
