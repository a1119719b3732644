package app.evenkeel.storage;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The open store. At most one per folder and process; a file lock keeps other processes out.
 *
 * <p>No thread inside {@link #read} or {@link #write} may be interrupted: an interrupt closes the
 * file under H2's feet.
 */
public final class Database implements AutoCloseable {
    /** Name of the database file in the store's folder, without H2's ending. */
    public static final String FILE = "evenkeel";

    /**
     * Opens the encrypted file, creating it if there is none, and brings its schema up to date,
     * after a backup where there is something to lose. Blocks.
     *
     * @param directory the store's folder
     * @param fileKey the H2 file key: 32 bytes; not kept
     * @throws StorageException if the key does not fit, the file is damaged, newer than this
     *     program, or open elsewhere
     */
    public static Database open(Path directory, byte[] fileKey) {
        throw new IllegalStateException(directory.toString() + fileKey.length);
    }

    /** Runs work in one transaction that sees one state. Blocks. */
    public <T> T read(Function<Tx, T> work) {
        throw new IllegalStateException(work.toString());
    }

    /**
     * Runs work in one transaction: all of it is on disk when this returns, or none of it if it
     * throws. One writer at a time. Blocks.
     */
    public <T> T write(Function<Tx, T> work) {
        throw new IllegalStateException(work.toString());
    }

    @Override
    public void close() {}
}
