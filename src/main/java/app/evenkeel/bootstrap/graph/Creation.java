package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.security.OwnerOnly;
import app.evenkeel.security.Vault;
import app.evenkeel.security.VaultException;
import app.evenkeel.storage.Backups;
import app.evenkeel.storage.Database;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The making of a store, marked by a file from before the first of its files until after the last.
 * Where the mark is found and nobody holds it, the making did not end and nobody saw the recovery
 * key: what is there is no store, and is cleared away when one is made.
 */
final class Creation implements AutoCloseable {
    private static final String MARK = "store-in-the-making";

    private final Path directory;
    private final FileChannel mark;
    private boolean complete;

    private Creation(Path directory, FileChannel mark) {
        this.directory = directory;
        this.mark = mark;
    }

    /** Whether a folder holds a store that was made to the end, or what is left of one. */
    static boolean isComplete(Path directory) {
        return !Files.exists(directory.resolve(MARK))
                && (new Vault(directory).exists() || Files.exists(databaseFile(directory)));
    }

    /**
     * What a store that was made to the end lacks of its files.
     *
     * @return the problem, with its remedy; empty where there is no store at all
     */
    static Optional<Problem> lack(Path directory) {
        if (!isComplete(directory)) {
            return Optional.empty();
        }
        Path database = databaseFile(directory);
        if (!Files.exists(database)) {
            return Optional.of(
                    Problem.of(ProblemCode.STORE_DAMAGED, String.valueOf(database.getFileName())));
        }
        if (new Vault(directory).exists()) {
            return Optional.empty();
        }
        return Optional.of(
                Backups.newestVault(directory)
                        .map(vault ->
                                Problem.of(
                                        ProblemCode.VAULT_IN_BACKUP,
                                        directory.toString(),
                                        vault.toString()))
                        .orElseGet(
                                () -> Problem.of(ProblemCode.VAULT_MISSING, directory.toString())));
    }

    /**
     * @throws VaultException if a file of the store is missing
     */
    static void requireWhole(Path directory) {
        lack(directory)
                .ifPresent(problem -> {
                    throw new VaultException(problem, null);
                });
    }

    /**
     * Begins, or begins again.
     *
     * @throws VaultException if there is a store or what is left of one, or another process is
     *     making one
     */
    static Creation begin(Path directory) {
        Path file = directory.resolve(MARK);
        boolean again = Files.exists(file);
        if (isComplete(directory)) {
            if (!new Vault(directory).exists()) {
                requireWhole(directory);
            }
            throw new VaultException(
                    Problem.of(ProblemCode.STORE_EXISTS, directory.toString()), null);
        }
        try {
            OwnerOnly.createDirectories(directory);
            if (!again) {
                OwnerOnly.write(file, new byte[0]);
                OwnerOnly.forceFolder(directory);
            }
            Creation creation = new Creation(directory, locked(directory, file));
            if (again) {
                creation.clear();
            }
            return creation;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private static FileChannel locked(Path directory, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new VaultException(
                    Problem.of(ProblemCode.STORE_IN_USE, directory.toString()), null);
        }
        return channel;
    }

    private void clear() throws IOException {
        Files.deleteIfExists(directory.resolve(Vault.FILE));
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(directory, Database.FILE + "*.db")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
        OwnerOnly.forceFolder(directory);
    }

    /** From here on it is a store. */
    void complete() {
        try {
            Files.delete(directory.resolve(MARK));
            OwnerOnly.forceFolder(directory);
            complete = true;
        } catch (IOException e) {
            throw disk(e);
        }
    }

    /** Takes back what was not completed; the store's files are no longer open. */
    @Override
    public void close() {
        try (mark) {
            if (!complete) {
                clear();
                Files.deleteIfExists(directory.resolve(MARK));
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    static Path databaseFile(Path directory) {
        return directory.resolve(Database.FILE + ".mv.db");
    }

    private static VaultException disk(IOException e) {
        return new VaultException(Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
    }
}
