package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

class DiskRefusalTest {
    private static final Path STORE = Path.of("/data/store");

    private final EncryptedFile file = new EncryptedFile(STORE.resolve(Database.FILE));

    @Test
    void aFullDiskIsToldWithTheStoresFolderAndInNoWordOfTheDatabase() {
        SQLException full =
                DbException.get(
                                ErrorCode.IO_EXCEPTION_2,
                                new IOException("No space left on device"),
                                "insert into ledger",
                                STORE.toString())
                        .getSQLException();

        Problem problem =
                file.failed(new GenericJDBCException("bulk insert", full), true).problem();

        assertThat(problem)
                .isEqualTo(
                        Problem.of(
                                ProblemCode.STORE_UNWRITABLE,
                                STORE.toString(),
                                "No space left on device"));
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPANESE}) {
            assertThat(problem.text(locale))
                    .contains("/data/store", "No space left on device")
                    .doesNotContainIgnoringCase("insert");
        }
    }

    @Test
    void whatTheDiskRefusesToAReaderIsNoLostChange() {
        SQLException torn =
                DbException.get(
                                ErrorCode.IO_EXCEPTION_1,
                                new IOException("Input/output error"),
                                "select 1")
                        .getSQLException();

        assertThat(file.failed(torn, false).problem())
                .isEqualTo(
                        Problem.of(
                                ProblemCode.STORE_UNREADABLE,
                                STORE.toString(),
                                "Input/output error"));
    }

    @Test
    void aFileThatClosedItselfForWantOfRoomIsNotDamaged() {
        SQLException closed =
                DbException.convert(
                                new MVStoreException(
                                        DataUtils.ERROR_CLOSED, "This store is closed"))
                        .getSQLException();

        Problem problem = file.failed(closed, true).problem();

        assertThat(problem.code()).isEqualTo(ProblemCode.STORE_UNWRITABLE);
        assertThat(problem.args().get(1)).matches("\\d+ KiB free");
    }

    @Test
    void theSystemsReasonIsTakenWithoutPathsAndStatements() {
        assertThat(EncryptedFile.reason(new AccessDeniedException("a", "b", "Read-only")))
                .isEqualTo("Read-only");
        assertThat(EncryptedFile.reason(new NoSuchFileException("/data/store/x")))
                .isEqualTo("NoSuchFile");
        assertThat(EncryptedFile.reason(new SQLException("bulk insert", "90098", 90098))).isEmpty();
        assertThat(EncryptedFile.reason(new IllegalStateException("bulk insert"))).isEmpty();
    }
}
