package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/** The first bytes of a file, and what can be said of a file before it is read. */
final class Heads {
    private Heads() {}

    /** At most {@link FileLimits#HEAD_BYTES}. */
    static byte[] of(FileBytes bytes) {
        // A pipe or a device would be waited for without end.
        if (bytes instanceof FileBytes.Plain plain
                && Files.exists(plain.path())
                && !Files.isRegularFile(plain.path())) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_NOT_REGULAR, bytes.name()));
        }
        try (InputStream in = bytes.open()) {
            return in.readNBytes(FileLimits.HEAD_BYTES);
        } catch (IOException e) {
            throw unreadable(bytes, e);
        }
    }

    static void checkSize(FileBytes bytes) {
        try {
            if (bytes.size() > FileLimits.MAX_BYTES) {
                throw tooLarge(bytes.name(), FileLimits.MAX_MEGABYTES);
            }
        } catch (IOException e) {
            throw unreadable(bytes, e);
        }
    }

    static EvenkeelException tooLarge(String name, int megabytes) {
        return new EvenkeelException(
                Problem.of(ProblemCode.FILE_TOO_LARGE, name, String.valueOf(megabytes)));
    }

    static EvenkeelException unreadable(FileBytes bytes, IOException cause) {
        ProblemCode code =
                switch (bytes) {
                    case FileBytes.Plain _ -> ProblemCode.FILE_UNREADABLE;
                    case Archive.Entry _ -> ProblemCode.ARCHIVE_DAMAGED;
                };
        return new EvenkeelException(Problem.of(code, bytes.name()), cause);
    }
}
