package app.evenkeel.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.security.OwnerOnly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores as {@code create} leaves them, for tests of what comes after it: each kind is made once in
 * this process and then copied.
 */
final class MadeStores {
    private static final Map<List<String>, Map<String, byte[]>> MADE = new ConcurrentHashMap<>();

    private MadeStores() {}

    /**
     * A store in a folder that is not there yet.
     *
     * @param passphrase file with what is to open it
     */
    static void make(Path store, Path passphrase, String user, String currency) {
        try {
            Map<String, byte[]> files =
                    MADE.computeIfAbsent(
                            List.of(user, currency, Files.readString(passphrase)),
                            _ -> created(passphrase, user, currency));
            OwnerOnly.createDirectories(store);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                OwnerOnly.write(store.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> created(Path passphrase, String user, String currency) {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            Path folder = Files.createTempDirectory("made-store");
            CommandRun created =
                    CommandRun.json(
                            folder.resolve("store"),
                            passphrase,
                            "create",
                            "--user",
                            user,
                            "--currency",
                            currency);
            assertThat(created.code()).as(created.err()).isZero();
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder.resolve("store"))) {
                for (Path file : left) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                    Files.delete(file);
                }
            }
            Files.delete(folder.resolve("store"));
            Files.delete(folder);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
