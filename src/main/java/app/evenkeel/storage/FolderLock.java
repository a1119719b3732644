package app.evenkeel.storage;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.security.OwnerOnly;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps every other process out of a store's folder while it is held. The operating system lets go
 * of it when the process ends, however it ends.
 */
final class FolderLock implements AutoCloseable {
    static final String FILE = "evenkeel.lock";

    /**
     * Folders that this process holds: where locks belong to the process, closing any channel of
     * the file would let go of them, so that none may be opened to find out.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private FolderLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @throws StorageException if the folder is in use, by this process or another
     */
    static FolderLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        FileChannel channel = HELD.add(real) ? locked(real) : null;
        if (channel == null) {
            throw new StorageException(
                    Problem.of(ProblemCode.STORE_IN_USE, directory.toString()), null);
        }
        return new FolderLock(real, channel);
    }

    /** Whether a folder is in use, by this process or another; it is not made if it is missing. */
    static boolean isTaken(Path directory) throws IOException {
        if (!Files.exists(directory.resolve(FILE))) {
            return false;
        }
        Path real = directory.toRealPath();
        FileChannel channel = HELD.add(real) ? locked(real) : null;
        if (channel == null) {
            return true;
        }
        new FolderLock(real, channel).close();
        return false;
    }

    /** {@code null} if another process has it; the folder is marked as held before and if it is. */
    private static @Nullable FileChannel locked(Path real) throws IOException {
        boolean taken = false;
        try {
            Path file = real.resolve(FILE);
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                OwnerOnly.narrow(file);
                taken = channel.tryLock() != null;
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
            return taken ? channel : null;
        } finally {
            if (!taken) {
                HELD.remove(real);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StorageException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        } finally {
            HELD.remove(directory);
        }
    }
}
