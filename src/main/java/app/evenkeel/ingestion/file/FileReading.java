package app.evenkeel.ingestion.file;

import app.evenkeel.domain.task.Progress;

import java.nio.file.Path;

/**
 * Opens dropped files: finds charset and source by content, then reads them row by row.
 * Thread-safe.
 */
public final class FileReading {
    /**
     * Finds out what a file is. Blocks.
     *
     * @throws app.evenkeel.domain.problem.EvenkeelException if it is unreadable, too large, not
     *     text, or of no known layout; the problem names the file and what to do
     */
    public RecognisedFile recognise(Path path) {
        throw new IllegalStateException(path.toString());
    }

    /**
     * Reads all of a file into {@code sink}; memory stays bounded whatever the size. Blocks.
     *
     * @throws app.evenkeel.domain.problem.EvenkeelException if the file changed since it was
     *     recognised, or ends inside a quoted cell (the rows before that were delivered, with a
     *     problem for the rest)
     */
    public void read(
            RecognisedFile file, ImportContext context, RecordSink sink, Progress progress) {
        throw new IllegalStateException(file.name());
    }
}
