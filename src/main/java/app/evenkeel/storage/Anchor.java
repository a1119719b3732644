package app.evenkeel.storage;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.security.OwnerOnly;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The number of the last write, kept beside the database. H2 opens a file whose end is damaged, or
 * that was put back to an older copy, at an older state and says nothing; this tells it. Used under
 * the writer's lock.
 */
final class Anchor {
    /** Name of the counter within the database. */
    static final String COUNTER = "write";

    /** The file's name in the store's folder. */
    static final String NAME = Database.FILE + ".anchor";

    private static final String ALGORITHM = "HmacSHA256";

    private final Path file;
    private final Mac mac;

    /**
     * @param key the file key; not kept as it is
     */
    Anchor(Path directory, byte[] key) {
        this.file = directory.resolve(NAME);
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compares an open database with the last write that was noted. A store without a note, such as
     * one that was restored into a new folder, is taken as it is.
     *
     * @throws StorageException if the database lacks writes that were noted, or the note is not
     *     this store's
     */
    void check(Connection connection) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        long noted = noted();
        long found = last(connection);
        if (found < 0) {
            throw new StorageException(
                    Problem.of(ProblemCode.STORE_DAMAGED, Database.FILE + EncryptedFile.ENDING),
                    null);
        }
        if (found < noted) {
            throw new StorageException(
                    Problem.of(
                            ProblemCode.STORE_ROLLED_BACK,
                            Database.FILE + EncryptedFile.ENDING,
                            Long.toString(noted - found),
                            NAME),
                    null);
        }
    }

    /** Notes a write that is on disk. */
    void note(long write) throws IOException {
        String text = Long.toString(write);
        OwnerOnly.write(
                file, (text + " " + sealed(text) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private long noted() throws IOException {
        String[] parts = Files.readString(file, StandardCharsets.ISO_8859_1).strip().split(" ", -1);
        try {
            if (parts.length == 2 && parts[1].equals(sealed(parts[0]))) {
                return Long.parseLong(parts[0]);
            }
        } catch (NumberFormatException e) {
            throw damaged(e);
        }
        throw damaged(null);
    }

    private StorageException damaged(@Nullable Exception cause) {
        return new StorageException(Problem.of(ProblemCode.STORE_DAMAGED, NAME), cause);
    }

    private String sealed(String text) {
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The last write in the database; -1 where it has lost even the counter. */
    private static long last(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "select last from id_counter where name = '" + COUNTER + "'")) {
            return found.next() ? found.getLong(1) : -1;
        } catch (SQLException e) {
            return -1;
        }
    }
}
