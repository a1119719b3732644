package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What must hold whatever bytes a dropped file has: it is read, or refused with a problem; nothing
 * else is thrown, every row comes to something and to nothing else, which {@link RowAccount}
 * asserts, and it takes less than ten seconds. The entry of the fuzzer, and of {@link
 * ReadingFuzzTest}, which does without it.
 */
public final class ReadingFuzz {
    private static final FileReading READING = FileReading.standard();
    private static final long MOST_NANOS = 10_000_000_000L;

    private static @Nullable Path file;

    static {
        if (!RowAccount.class.desiredAssertionStatus()) {
            throw new IllegalStateException("To be run with -ea");
        }
    }

    private ReadingFuzz() {}

    /** Called by the fuzzer for each input. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Path here = file;
        if (here == null) {
            here = Files.createTempFile("evenkeel-fuzz", "");
            here.toFile().deleteOnExit();
            file = here;
        }
        check(Files.write(here, data));
    }

    /** Reads a file with all that the application knows; how many rows it had. */
    static long check(Path path) {
        long begin = System.nanoTime();
        long rows = 0;
        for (FoundFile found : READING.find(path)) {
            switch (found) {
                case FoundFile.Refused refused -> check(refused.problem().code(), path);
                case RecognisedFile recognised -> rows += check(recognised);
            }
        }
        if (System.nanoTime() - begin > MOST_NANOS) {
            throw new AssertionError("More than ten seconds");
        }
        return rows;
    }

    private static void check(ProblemCode code, Path path) {
        if (code == ProblemCode.UNEXPECTED || code == ProblemCode.FILE_UNREADABLE) {
            throw new AssertionError(code + " is no reason to refuse " + path);
        }
    }

    private static long check(RecognisedFile recognised) {
        Collected sink = new Collected();
        try {
            READING.read(
                    recognised,
                    new ImportContext(sink, recognised.name(), null, LocalDate.of(2026, 11, 20)),
                    sink,
                    Progress.NONE);
        } catch (EvenkeelException refused) {
            if (refused.problem().code() == ProblemCode.UNEXPECTED) {
                throw refused;
            }
            return 0;
        }
        return sink.rows;
    }
}
