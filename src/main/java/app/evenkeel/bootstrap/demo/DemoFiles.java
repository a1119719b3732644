package app.evenkeel.bootstrap.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The invented files of the demo, which are part of the program.
 *
 * @param asOf the moment that the demo is set in, so that it looks the same on every day
 */
record DemoFiles(Instant asOf, List<Entry> entries) {
    private static final String FOLDER = "/app/evenkeel/demo/";

    DemoFiles {
        entries = List.copyOf(entries);
    }

    /** Reads the list {@code contents.txt}: one file a line, cells separated by tabs. */
    static DemoFiles list() {
        Instant asOf = Instant.EPOCH;
        List<Entry> entries = new ArrayList<>();
        String contents = new String(bytes("contents.txt"), StandardCharsets.UTF_8);
        for (String line : contents.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.getFirst().equals("as-of")) {
                asOf = Instant.parse(cells.get(1));
            } else {
                entries.add(entry(cells));
            }
        }
        return new DemoFiles(asOf, entries);
    }

    /** Writes the files into a folder, as a user would have downloaded them. */
    void unpack(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String file : entries.stream().map(Entry::file).distinct().toList()) {
            try (InputStream in = open(file)) {
                Files.copy(in, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Entry entry(List<String> cells) {
        return switch (cells.getFirst()) {
            case "import" -> new Import(cells.get(1));
            case "fx" -> new Rates(cells.get(1));
            case "price" -> new Prices(cells.get(1), cells.get(2), cells.get(3), cells.get(4));
            default -> throw new IllegalStateException("contents.txt: " + cells);
        };
    }

    private static byte[] bytes(String file) {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(DemoFiles.class.getResourceAsStream(FOLDER + file), file);
    }

    /** A file and what it is for. */
    sealed interface Entry {
        String file();
    }

    /** A broker's or exchange's file. */
    record Import(String file) implements Entry {}

    /** A file of exchange rates. */
    record Rates(String file) implements Entry {}

    /** A column of daily prices. */
    record Prices(String file, String symbol, String currency, String column) implements Entry {}
}
