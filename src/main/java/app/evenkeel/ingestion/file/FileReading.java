package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Opens dropped files: finds charset and source by content, then reads them row by row.
 * Thread-safe.
 */
public final class FileReading {
    private static final int SHOWN_CELLS = 5;
    private static final int SHOWN_CELL = 40;

    private final List<Importer> importers;

    /**
     * Knows these layouts only.
     *
     * @param importers the first that recognises a file reads it
     */
    public FileReading(List<Importer> importers) {
        this.importers = List.copyOf(importers);
    }

    /** Knows every layout that comes with the application. */
    public static FileReading standard() {
        return new FileReading(BuiltInImporters.all());
    }

    /**
     * Finds out what a file is. Blocks.
     *
     * @throws EvenkeelException if it is unreadable, too large, not text, or of no known layout;
     *     the problem names the file and what to do
     */
    public RecognisedFile recognise(Path path) {
        CsvFile file = CsvFile.examine(path);
        for (Importer importer : importers) {
            if (importer.recognises(file.sample())) {
                return new RecognisedFile(
                        file.path(),
                        file.name(),
                        file.size(),
                        file.sha256(),
                        file.charset(),
                        file.delimiter(),
                        importer);
            }
        }
        throw new EvenkeelException(unknown(file));
    }

    /** Names the layout that comes nearest, because headers change every year. */
    private Problem unknown(CsvFile file) {
        return importers.stream()
                .filter(TableImporter.class::isInstance)
                .map(importer -> ((TableImporter) importer).nearest(file.sample()))
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(miss -> miss.lacking().size()))
                .map(miss ->
                        Problem.of(
                                ProblemCode.FILE_COLUMNS_MISSING,
                                file.name(),
                                String.valueOf(miss.line()),
                                miss.layout(),
                                String.join(", ", miss.lacking())))
                .orElseGet(() ->
                        Problem.of(
                                ProblemCode.FILE_UNKNOWN, file.name(), firstCells(file.sample())));
    }

    /**
     * Reads all of a file into {@code sink}; memory stays bounded whatever the size. A row that is
     * damaged as text (bytes of another charset, a quoted cell that never ends) is a problem like
     * any other, and the rows around it are read. Blocks.
     *
     * @throws EvenkeelException if the file changed since it was recognised, or has too many rows;
     *     what was delivered before that is not to be kept
     */
    public void read(
            RecognisedFile file, ImportContext context, RecordSink sink, Progress progress) {
        CsvFile csv =
                new CsvFile(
                        file.path(),
                        file.name(),
                        file.size(),
                        file.sha256(),
                        file.charset(),
                        file.delimiter(),
                        new FileSample(List.of()));
        csv.read(
                problem -> {
                    sink.row();
                    sink.problem(problem);
                },
                progress,
                rows -> file.importer().read(rows, context, sink));
    }

    private static String firstCells(FileSample sample) {
        if (sample.rows().isEmpty()) {
            return "";
        }
        return sample.rows().getFirst().stream()
                .limit(SHOWN_CELLS)
                .map(String::strip)
                .map(cell -> cell.length() > SHOWN_CELL ? cell.substring(0, SHOWN_CELL) : cell)
                .collect(Collectors.joining(", "));
    }
}
