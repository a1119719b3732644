package app.evenkeel.storage;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.h2.Driver;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;

import javax.sql.DataSource;

/**
 * One encrypted database file: opens connections to it and tells what is wrong where it cannot.
 *
 * <p>H2 never sees a passphrase. It gets a random key in hex as its file password, because its own
 * derivation from a password (ten rounds) would protect nothing.
 */
final class EncryptedFile {
    static final String ENDING = ".mv.db";

    private static final String USER = "sa";
    private static final int KEY_BYTES = 32;

    /** What every H2 file begins with once it is encrypted. */
    private static final byte[] MAGIC = "H2encrypt\n".getBytes(StandardCharsets.US_ASCII);

    private static final int BLOCK = 4096;

    /** H2's default: long enough for a disk to have written what it was given. */
    private static final int RETENTION_MILLIS = 45_000;

    /** Header and first block; a file that is shorter was cut off. */
    private static final long SHORTEST = 2 * BLOCK;

    static {
        // No SQL in a file from elsewhere may call into Java.
        System.setProperty("h2.allowedClasses", "none");
    }

    private final Path file;
    private final String reusingUrl;
    private final String url;

    /**
     * @param base the file's path without H2's ending
     */
    EncryptedFile(Path base) {
        this(base, "");
    }

    /**
     * @param base the file's path without H2's ending
     * @param layer what H2 reads and writes the file through, as a prefix of its path
     */
    EncryptedFile(Path base, String layer) {
        Path absolute = base.toAbsolutePath().normalize();
        if (absolute.toString().indexOf(';') >= 0) {
            // H2 would read what follows as settings.
            throw new StorageException(
                    Problem.of(ProblemCode.DISK, "';' in the path " + absolute), null);
        }
        this.file = absolute.resolveSibling(absolute.getFileName() + ENDING);
        // retry: survives a thread that is interrupted inside H2. WRITE_DELAY=0: nothing that was
        // committed waits in memory. COMPRESS: less to encrypt, which costs more than to compress.
        // No shutdown hook: the program closes the store itself. MAX_COMPACT_TIME=0: closing moves
        // nothing about in the file, since a kill in the middle of that loses commits.
        this.reusingUrl =
                "jdbc:h2:retry:"
                        + layer
                        + absolute
                        + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=0"
                        + ";COMPRESS=TRUE;CACHE_SIZE="
                        + cacheKilobytes();
        // Everything is written behind what is there: H2 that is killed after it wrote over freed
        // space can take an older state for the newest at a later opening.
        this.url = reusingUrl + ";REUSE_SPACE=FALSE";
    }

    Path file() {
        return file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Refuses a file that H2 would take for a new one, or for a plain one. */
    void checkHeader() {
        try {
            if (Files.size(file) < SHORTEST) {
                throw damaged(null);
            }
            try (InputStream in = Files.newInputStream(file)) {
                if (!Arrays.equals(MAGIC, in.readNBytes(MAGIC.length))) {
                    throw damaged(null);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Opens a connection; the first one opens the file.
     *
     * @throws StorageException if the key does not fit, the file is damaged or open elsewhere
     */
    Connection connect(byte[] key) {
        return connect(key, url);
    }

    private Connection connect(byte[] key, String to) {
        char[] password = password(key);
        Properties properties = new Properties();
        properties.put("user", USER);
        properties.put("password", password);
        try {
            Connection connection = new Driver().connect(to, properties);
            if (connection == null) {
                throw new IllegalStateException("Not an H2 URL");
            }
            return connection;
        } catch (SQLException e) {
            throw refused(e);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /**
     * Cuts off the part of a block that a power cut may leave at the end; H2 writes whole ones, and
     * would misread all that is before it.
     */
    void cutToBlocks() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long rest = channel.size() % BLOCK;
            if (rest > 0) {
                channel.truncate(channel.size() - rest);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether H2 may write over space that was freed in the file, from now on and at once. */
    static void reuseSpace(Connection connection, boolean reuse) throws SQLException {
        // There is no statement for it once the file is open.
        if (!(connection.unwrap(JdbcConnection.class).getSession()
                instanceof SessionLocal session)) {
            throw new IllegalStateException("Not a file of this process");
        }
        session.getDatabase().getStore().getMvStore().setReuseSpace(reuse);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set retention_time " + (reuse ? 0 : RETENTION_MILLIS));
        }
    }

    /** Closes the file as it is: nothing more is written to it. */
    static void abandon(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException _) {
            // Closed, which is what was asked for.
        }
    }

    /**
     * Writes the closed file anew without what was freed in it, and closes it. A kill in the middle
     * leaves a file that cannot be trusted.
     */
    void compact(byte[] key) throws SQLException {
        try (Connection connection = connect(key, reusingUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    /** Opens a connection that changes nothing in the file. */
    Connection connectReadOnly(byte[] key) {
        return connect(key, url + ";ACCESS_MODE_DATA=r");
    }

    /** For Flyway, which opens connections by itself. */
    DataSource dataSource(byte[] key) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(USER);
        source.setPasswordChars(password(key));
        return source;
    }

    StorageException damaged(@Nullable Throwable cause) {
        return new StorageException(Problem.of(ProblemCode.STORE_DAMAGED, file.toString()), cause);
    }

    /** The disk refused to take what was to be stored. */
    StorageException unwritable(Throwable cause) {
        return refusedByDisk(ProblemCode.STORE_UNWRITABLE, cause);
    }

    /** The disk refused while the file was opened, read or closed. */
    StorageException unreadable(Throwable cause) {
        return refusedByDisk(ProblemCode.STORE_UNREADABLE, cause);
    }

    private StorageException refusedByDisk(ProblemCode code, Throwable cause) {
        return new StorageException(
                Problem.of(code, String.valueOf(file.getParent()), reasonOrRoom(cause)), cause);
    }

    private String reasonOrRoom(Throwable cause) {
        String reason = reason(cause);
        Path folder = file.getParent();
        // A file that closed itself does not say why again.
        return reason.isEmpty() && folder != null
                ? folder.toFile().getUsableSpace() / 1024 + " KiB free"
                : reason;
    }

    /** What the system itself says, or nothing; the database's own messages speak of statements. */
    static String reason(Throwable thrown) {
        String reason = "";
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof FileSystemException named && named.getReason() != null) {
                reason = named.getReason();
            } else if (t instanceof IOException && !(t instanceof FileSystemException)) {
                reason = String.valueOf(t.getMessage());
            } else if (reason.isEmpty() && t instanceof FileSystemException) {
                reason = t.getClass().getSimpleName().replace("Exception", "");
            }
        }
        return reason;
    }

    /** Why work in the open database failed, in the user's terms. */
    StorageException failed(Exception e, boolean writing) {
        SQLException cause = e instanceof SQLException sql ? sql : null;
        for (Throwable t = e; t != null && cause == null; t = t.getCause()) {
            cause = t instanceof SQLException sql ? sql : null;
        }
        int code = cause == null ? 0 : cause.getErrorCode();
        if (code == ErrorCode.GENERAL_ERROR_1 && isClosedByItself(cause)) {
            code = ErrorCode.DATABASE_IS_CLOSED;
        }
        return switch (code) {
            case ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX,
                    ErrorCode.GENERAL_ERROR_1 ->
                    damaged(e);
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2, ErrorCode.DATABASE_IS_CLOSED ->
                    writing ? unwritable(e) : unreadable(e);
            default -> new StorageException(Problem.of(ProblemCode.UNEXPECTED, "H2-" + code), e);
        };
    }

    /** H2 closes a file that it could not write to, and says of what comes after only that. */
    private static boolean isClosedByItself(@Nullable Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof MVStoreException store
                    && (store.getErrorCode() == DataUtils.ERROR_CLOSED
                            || store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED)) {
                return true;
            }
        }
        return false;
    }

    /** Why opening failed, in the user's terms. */
    private StorageException refused(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                    new StorageException(
                            Problem.of(ProblemCode.STORE_IN_USE, String.valueOf(file.getParent())),
                            e);
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                    new StorageException(Problem.of(ProblemCode.STORE_NEWER, "H2", "2.5"), e);
            case ErrorCode.FILE_CREATION_FAILED_1,
                    ErrorCode.FILE_DELETE_FAILED_1,
                    ErrorCode.FILE_RENAME_FAILED_2 ->
                    unreadable(e);
            // A wrong file key (90049) is damage as well: the vault that gave it was sound.
            default -> damaged(e);
        };
    }

    /** A sixth of the heap, so that a ledger of 100,000 is decrypted once and not each time. */
    private static long cacheKilobytes() {
        long sixth = Runtime.getRuntime().maxMemory() / 6 / 1024;
        return Math.clamp(sixth, 16_384, 393_216);
    }

    private static char[] password(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("A file key has 32 bytes, not " + key.length);
        }
        // Hex, then the blank that H2 splits at; the user within the file has no password.
        char[] password = new char[key.length * 2 + 1];
        for (int i = 0; i < key.length; i++) {
            password[2 * i] = Character.forDigit((key[i] >> 4) & 15, 16);
            password[2 * i + 1] = Character.forDigit(key[i] & 15, 16);
        }
        password[password.length - 1] = ' ';
        return password;
    }
}
