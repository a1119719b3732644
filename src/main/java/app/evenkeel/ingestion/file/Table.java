package app.evenkeel.ingestion.file;

import app.evenkeel.domain.task.Progress;

import java.util.function.Consumer;

/** A file, or a part of one, that consists of rows of cells. */
public sealed interface Table permits CsvFile, SheetFile {
    String name();

    /** The first rows. */
    FileSample sample();

    /**
     * Hands the rows to {@code body}; memory stays bounded whatever the size.
     *
     * @param problems told of rows that are damaged, in place of the body, and of doubts about rows
     *     that the body gets all the same
     * @return SHA-256 of the bytes, in hex
     */
    String read(TextProblems problems, Progress progress, Consumer<CsvRows> body);
}
