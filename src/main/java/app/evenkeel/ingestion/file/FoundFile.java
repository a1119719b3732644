package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.Problem;

/**
 * A file as it was found in what was dropped: itself, an entry of an archive, or a sheet of a
 * workbook.
 */
public sealed interface FoundFile permits RecognisedFile, FoundFile.Refused {
    /** What the user knows it by, such as {@code archive.zip/entry.csv}. */
    String name();

    /** A file that is not read, and why. */
    record Refused(String name, Problem problem) implements FoundFile {}
}
