package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

/**
 * A file as it was found in what was dropped: itself, an entry of an archive, or a sheet of a
 * workbook.
 */
public sealed interface FoundFile permits RecognisedFile, FoundFile.Refused {
    /** What the user knows it by, such as {@code archive.zip/entry.csv}. */
    String name();

    /**
     * A file that is not read, and why.
     *
     * @param table its rows where it is a table that no layout knows: others may; else {@code null}
     */
    record Refused(String name, Problem problem, @Nullable Table table) implements FoundFile {
        Refused(String name, Problem problem) {
            this(name, problem, null);
        }
    }
}
