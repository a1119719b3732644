package app.evenkeel.storage;

import app.evenkeel.security.OwnerOnly;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The database file as it was before a large write, kept until that write is on disk.
 *
 * <p>H2 writes parts of a large transaction to the file while it is still open. If the process is
 * killed in the middle of such a commit, H2 brings back some of its rows and not others. So a large
 * write is made whole or undone with a copy: if one is found at the next opening, the write did not
 * end, and the copy takes the file's place.
 */
final class SafetyCopy {
    private static final String NAME = Database.FILE + "-before-import";

    private final Path folder;
    private final Path database;
    private final Path copy;
    private final Path draft;

    SafetyCopy(Path folder, Path database) {
        this.folder = folder;
        this.database = database;
        this.copy = folder.resolve(NAME + EncryptedFile.ENDING);
        this.draft = folder.resolve(NAME + ".part");
    }

    /**
     * Keeps a copy; nothing may be writing, and all that was written must be on disk. An interrupt
     * does not cut it short and is left for the work that follows.
     */
    void keep() throws IOException {
        boolean interrupted = false;
        try {
            for (boolean kept = false; !kept; ) {
                try {
                    keepOnce();
                    kept = true;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void keepOnce() throws IOException {
        try {
            copy(database, draft);
        } catch (IOException e) {
            // For want of space, most likely: what was copied would keep the disk full.
            Files.deleteIfExists(draft);
            throw e;
        }
        Files.move(
                draft, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        OwnerOnly.forceFolder(folder);
    }

    /** Copies a file to one that only its owner may read, and puts it on disk. */
    static void copy(Path source, Path target) throws IOException {
        Files.deleteIfExists(target);
        OwnerOnly.write(target, new byte[0]);
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(target, StandardOpenOption.WRITE)) {
            long size = from.size();
            for (long at = 0; at < size; ) {
                at += from.transferTo(at, size - at, to);
            }
            to.force(true);
        }
    }

    /** Lets the copy go, since the write has ended. */
    void drop() throws IOException {
        if (Files.deleteIfExists(copy)) {
            OwnerOnly.forceFolder(folder);
        }
    }

    /**
     * Puts the copy in the place of a file whose last large write did not end. The file is not
     * open.
     */
    void bringBack() throws IOException {
        Files.deleteIfExists(draft);
        if (Files.exists(copy)) {
            Files.move(
                    copy,
                    database,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            OwnerOnly.forceFolder(folder);
        }
    }
}
