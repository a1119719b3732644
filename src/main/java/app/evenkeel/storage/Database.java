package app.evenkeel.storage;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.security.OwnerOnly;
import app.evenkeel.storage.migration.Migrations;

import org.hibernate.HibernateException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The open store. At most one per folder and process; a file lock keeps other processes out.
 *
 * <p>No thread inside {@link #read} or {@link #write} should be interrupted; if one is, the store
 * stays open and the interrupt is kept for later.
 */
public final class Database implements AutoCloseable {
    /** Name of the database file in the store's folder, without H2's ending. */
    public static final String FILE = "evenkeel";

    /** How many can read at the same time; the rest wait. */
    private static final int READERS = 4;

    /** Rows up to which a killed write is either whole or not there, without a copy of the file. */
    private static final long FEW = 2_000;

    /** H2's isolation level in which a transaction sees one state of the whole store. */
    private static final int SNAPSHOT = 6;

    private final EncryptedFile file;
    private final FolderLock folderLock;
    private final SafetyCopy safetyCopy;
    private final Anchor anchor;
    private final Connection writer;
    private final HistoryWatch history;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ConcurrentLinkedQueue<Connection> readers = new ConcurrentLinkedQueue<>();
    private final Semaphore reading = new Semaphore(READERS, true);
    private volatile boolean closed;
    private volatile Runnable unconfirmed = () -> {};
    private long lastWrite;

    /**
     * Whether a write left the file neither as it was nor as it should be. Nothing is written after
     * that, since the next opening may bring back the state before it.
     */
    private boolean inDoubt;

    /**
     * Whether the copy of a large write that has ended may still be there. Nothing is written until
     * it is gone: the next opening would take all of it back.
     */
    private boolean copyStands;

    private Database(
            StoreFolder folder, FolderLock folderLock, Anchor anchor, Connection writer, byte[] key)
            throws SQLException {
        this.anchor = anchor;
        this.file = folder.database();
        this.safetyCopy = folder.safetyCopy();
        this.folderLock = folderLock;
        this.writer = writer;
        // All at once, so that the key need not be kept for later ones.
        for (int i = 0; i < READERS; i++) {
            Connection reader = file.connect(key);
            reader.setTransactionIsolation(SNAPSHOT);
            reader.setAutoCommit(false);
            readers.add(reader);
        }
        writer.setAutoCommit(false);
        this.history = HistoryWatch.of(writer);
    }

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
        return open(directory, fileKey, Migrations.KNOWN);
    }

    static Database open(Path directory, byte[] fileKey, Migrations migrations) {
        byte[] key = fileKey.clone();
        try {
            StoreFolder folder = new StoreFolder(directory, migrations);
            Thread.ofVirtual().name("storage-mapping").start(Mapping::warmUp);
            OwnerOnly.createDirectories(directory);
            FolderLock lock = FolderLock.take(directory);
            try {
                return open(folder, lock, key);
            } catch (SQLException e) {
                lock.close();
                throw folder.database().damaged(e);
            } catch (RuntimeException | IOException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EncryptedFile(directory.resolve(FILE)).unreadable(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Database open(StoreFolder folder, FolderLock lock, byte[] key)
            throws IOException, SQLException {
        folder.prepare(key);
        EncryptedFile file = folder.database();
        Connection first = file.connect(key);
        Anchor anchor = folder.anchor(key);
        try {
            anchor.check(first);
            if (folder.isBehind(first)) {
                first.close();
                folder.upgrade(key);
                first = file.connect(key);
            }
            Compaction compaction = new Compaction(folder);
            if (compaction.isDue(first)) {
                first = compaction.run(first, key);
            }
            return new Database(folder, lock, anchor, first, key);
        } catch (RuntimeException | IOException | SQLException e) {
            // What was found stays as it is, for whoever has to find out why.
            EncryptedFile.abandon(first);
            throw e;
        }
    }

    /**
     * Whether a store is open, in this process or another. Blocks.
     *
     * @throws StorageException if the folder cannot be read
     */
    public static boolean isOpen(Path directory) {
        try {
            return FolderLock.isTaken(directory);
        } catch (IOException e) {
            throw new EncryptedFile(directory.resolve(FILE)).unreadable(e);
        }
    }

    /**
     * Loads what the first {@link #open} would have to load; safe to call before any store is
     * unlocked, while the user is still typing. Blocks.
     */
    public static void warmUp() {
        Mapping.warmUp();
    }

    /** Runs work in one transaction that sees one state. Blocks. */
    public <T> T read(Function<Tx, T> work) {
        reading.acquireUninterruptibly();
        try {
            Connection connection = readers.poll();
            if (closed || connection == null) {
                throw new IllegalStateException("The store is closed");
            }
            try {
                return run(connection, false, work);
            } finally {
                readers.add(connection);
            }
        } finally {
            reading.release();
        }
    }

    /**
     * Runs work in one transaction: all of it is on disk when this returns, or none of it if it
     * throws. One writer at a time. Blocks.
     */
    public <T> T write(Function<Tx, T> work) {
        return telling(() -> writeSmall(work));
    }

    private <T> T writeSmall(Function<Tx, T> work) {
        writing.lock();
        try {
            checkWritable();
            T result = run(writer, true, counted(work));
            // WRITE_DELAY=0 hands the commit to the operating system; this hands it to the disk.
            confirm(writer);
            noteWrite();
            return result;
        } finally {
            writing.unlock();
        }
    }

    /**
     * As {@link #write} for work on few rows, and {@link #writeMuch} for work on many.
     *
     * @param rows how many, at most
     */
    public <T> T write(long rows, Function<Tx, T> work) {
        return rows > FEW ? writeMuch(work) : write(work);
    }

    /**
     * As {@link #write}, for work that writes thousands of rows, such as an import: a copy of the
     * file is kept until it has ended, since H2 cannot be trusted to bring back a killed large
     * commit whole. Blocks.
     */
    public <T> T writeMuch(Function<Tx, T> work) {
        return telling(() -> writeLarge(work));
    }

    private <T> T writeLarge(Function<Tx, T> work) {
        writing.lock();
        try {
            checkWritable();
            checkpoint(writer);
            copyStands = true;
            safetyCopy.keep();
            T result;
            // With the copy to fall back on, freed space may be written over, and at once:
            // otherwise a large write leaves a file many times the size of its data.
            reuseSpace(true);
            try {
                result = run(writer, true, counted(work));
            } catch (RuntimeException | Error e) {
                if (!inDoubt) {
                    dropCopy(e);
                }
                throw e;
            }
            settleAfterCommit();
            noteWrite();
            return result;
        } catch (IOException e) {
            throw file.unwritable(e);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Sets what is told of a write that is stored although it ended with {@code NOT_CONFIRMED}, so
     * that what was read before it is read again. Called by the writer, outside its transaction.
     */
    public void onUnconfirmed(Runnable listener) {
        unconfirmed = listener;
    }

    private <T> T telling(Supplier<T> write) {
        try {
            return write.get();
        } catch (StorageException e) {
            if (e.problem().code() == ProblemCode.NOT_CONFIRMED) {
                unconfirmed.run();
            }
            throw e;
        }
    }

    /** Copies the file, still encrypted, as it is after the last write. Blocks other writers. */
    void copyTo(Path target) throws IOException {
        writing.lock();
        try {
            checkWritable();
            checkpoint(writer);
            SafetyCopy.copy(file.file(), target);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Ends a transaction: unmarks figures whose history it changed, numbers it, and remembers its
     * number until it is on disk.
     */
    private <T> Function<Tx, T> counted(Function<Tx, T> work) {
        return tx -> {
            T result = work.apply(tx);
            history.settle(tx);
            lastWrite = tx.nextId(Anchor.COUNTER);
            return result;
        };
    }

    private void noteWrite() {
        try {
            anchor.note(lastWrite);
        } catch (IOException _) {
            // What was written is on disk; an older note only tells less.
        }
    }

    private void checkWritable() {
        if (closed) {
            throw new IllegalStateException("The store is closed");
        }
        if (writing.getHoldCount() > 1) {
            throw new IllegalStateException("A transaction is open already on this thread");
        }
        if (inDoubt) {
            throw file.unwritable(
                    new IOException("the last write was neither confirmed nor taken back"));
        }
        if (copyStands) {
            try {
                dropCopy();
            } catch (IOException e) {
                throw file.unwritable(e);
            }
        }
    }

    /** Lets the copy go after work that failed was taken back in the file itself. */
    private void dropCopy(Throwable reason) {
        try {
            settle();
        } catch (StorageException e) {
            reason.addSuppressed(e);
            inDoubt = true;
            return;
        }
        try {
            dropCopy();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void dropCopy() throws IOException {
        safetyCopy.drop();
        copyStands = false;
    }

    private void confirmWithoutCopy() {
        try {
            dropCopy();
        } catch (IOException e) {
            throw notConfirmed(e);
        }
    }

    private void settleAfterCommit() {
        try {
            closeBehind();
        } catch (RuntimeException | Error e) {
            // It may not be found again in freed space: the next opening takes the copy.
            inDoubt = true;
            throw e;
        }
        try {
            confirm(writer);
        } finally {
            // Committed, whatever the disk says: the next opening must not take it back.
            confirmWithoutCopy();
        }
    }

    /** Ends the use of freed space, and puts the newest state at the end of the file, on disk. */
    private void settle() {
        closeBehind();
        confirm(writer);
    }

    private void closeBehind() {
        reuseSpace(false);
        run(writer, true, counted(_ -> true));
    }

    private void reuseSpace(boolean reuse) {
        try {
            EncryptedFile.reuseSpace(writer, reuse);
        } catch (SQLException e) {
            throw file.unwritable(e);
        }
    }

    private void checkpoint(Connection connection) {
        try {
            sync(connection);
        } catch (SQLException e) {
            throw file.unwritable(e);
        }
    }

    /**
     * Sees to it that what was committed is on disk.
     *
     * @throws StorageException {@code NOT_CONFIRMED}: it is stored, but may not survive a power cut
     */
    static void confirm(Connection connection) {
        try {
            sync(connection);
        } catch (SQLException e) {
            throw notConfirmed(e);
        }
    }

    private static StorageException notConfirmed(Exception e) {
        return new StorageException(
                Problem.of(ProblemCode.NOT_CONFIRMED, EncryptedFile.reason(e)), e);
    }

    private static void sync(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
    }

    private <T> T run(Connection connection, boolean writable, Function<Tx, T> work) {
        try {
            return inTransaction(connection, writable, work, () -> inDoubt |= writable);
        } catch (SQLException | HibernateException e) {
            throw file.failed(e, writable);
        }
    }

    /** Commits, or rolls back what the work or the commit failed on: the connection is reused. */
    static <T> T inTransaction(Connection connection, boolean writable, Function<Tx, T> work)
            throws SQLException {
        return inTransaction(connection, writable, work, () -> {});
    }

    private static <T> T inTransaction(
            Connection connection, boolean writable, Function<Tx, T> work, Runnable notRolledBack)
            throws SQLException {
        try {
            T result;
            try (Tx tx = new Tx(connection, writable)) {
                result = work.apply(tx);
            }
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e, notRolledBack);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable reason, Runnable notRolledBack) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
            notRolledBack.run();
        }
    }

    /** Waits for work under way, then closes. */
    @Override
    public void close() {
        writing.lock();
        reading.acquireUninterruptibly(READERS);
        try {
            if (closed) {
                return;
            }
            closed = true;
            try (folderLock) {
                for (Connection reader : readers) {
                    reader.close();
                }
                writer.close();
                if (copyStands && !inDoubt) {
                    confirmWithoutCopy();
                }
            } catch (SQLException e) {
                throw file.unreadable(e);
            }
        } finally {
            reading.release(READERS);
            writing.unlock();
        }
    }
}
