package app.evenkeel.storage;

import app.evenkeel.security.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Empty stores for tests that are not about how one is made: the migrations run once in this
 * process for each key, and every further store begins as a copy of what they left.
 */
public final class EmptyStores {
    private static final Map<ByteBuffer, byte[]> MADE = new ConcurrentHashMap<>();

    private EmptyStores() {}

    /** As {@link Database#open}. */
    public static Database open(Path folder, byte[] key) {
        Path file = fileIn(folder);
        if (!Files.exists(file)) {
            byte[] empty = MADE.computeIfAbsent(ByteBuffer.wrap(key.clone()), _ -> make(key));
            try {
                OwnerOnly.createDirectories(folder);
                OwnerOnly.write(file, empty);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Database.open(folder, key);
    }

    private static byte[] make(byte[] key) {
        try {
            Path folder = Files.createTempDirectory("empty-store");
            Database.open(folder, key).close();
            byte[] file = Files.readAllBytes(fileIn(folder));
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path each : left) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fileIn(Path folder) {
        return folder.resolve(Database.FILE + EncryptedFile.ENDING);
    }
}
