package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.ShownText;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that can be read again and again from where they are: a file, or an entry of an archive.
 * They are never copied to another file, since that copy would not be encrypted.
 */
sealed interface FileBytes permits FileBytes.Plain, Archive.Entry {
    /** What the user knows it by, safe to show; for an entry, the archive's name and its own. */
    String name();

    /** How many there are; for an entry, what the archive states. */
    long size() throws IOException;

    InputStream open() throws IOException;

    /** A file by itself. */
    record Plain(Path path) implements FileBytes {
        @Override
        public String name() {
            return ShownText.of(String.valueOf(path.getFileName()));
        }

        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }
}
