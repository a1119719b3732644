package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Opens dropped files: finds their kind and source by content, then reads them. Text, Excel
 * workbooks, XML, JSON, and ZIP archives of any of them; what is in a container is read from there
 * and never written to another file. Thread-safe.
 */
public final class FileReading {
    /** What only a complete export of a store holds. */
    private static final String EXPORT_MARK = "evenkeel-export.json";

    private static final int SHOWN_CELLS = 5;
    private static final int SHOWN_CELL = 40;

    private final List<Importer> tables;
    private final List<DocumentImporter> documents;

    /**
     * Knows these layouts only.
     *
     * @param layouts the first that recognises a file reads it
     */
    public FileReading(List<? extends FileLayout> layouts) {
        this.tables = only(Importer.class, layouts);
        this.documents = only(DocumentImporter.class, layouts);
    }

    private static <T> List<T> only(Class<T> kind, List<? extends FileLayout> layouts) {
        return layouts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Knows every layout that comes with the application. */
    public static FileReading standard() {
        return new FileReading(BuiltInImporters.all());
    }

    /** Knows these layouts as well; those it knew before are asked first. */
    public FileReading and(List<? extends FileLayout> more) {
        List<FileLayout> layouts = new ArrayList<>(tables);
        layouts.addAll(documents);
        layouts.addAll(more);
        return new FileReading(layouts);
    }

    /**
     * The beginnings of the tables in a file, whether or not their layout is known: itself, or the
     * sheets of a workbook. Blocks.
     *
     * @param form how to read it if it is a text
     * @throws EvenkeelException if there is none in it, or it cannot be read
     */
    public List<TableStart> beginnings(Path path, TextForm form) {
        FileBytes bytes = new FileBytes.Plain(path);
        byte[] head = Heads.of(bytes);
        List<? extends Table> found =
                switch (FileKind.of(head)) {
                    case TEXT -> List.of(CsvFile.examine(bytes, head, form));
                    case ZIP -> SheetFile.examine(bytes);
                    case XML, JSON, OLE, PDF, GZIP ->
                            throw new EvenkeelException(
                                    Problem.of(ProblemCode.FILE_NO_TABLE, bytes.name()));
                };
        return found.stream().map(TableStart::of).toList();
    }

    /**
     * Finds out what is in a file: itself, the entries of an archive, or the sheets of a workbook.
     * What cannot be read is in the result too, with the reason. Only beginnings are read, so that
     * it takes the same time whatever the size. Blocks.
     *
     * @return at least one
     */
    public List<FoundFile> find(Path path) {
        return find(new FileBytes.Plain(path));
    }

    private List<FoundFile> find(FileBytes bytes) {
        try {
            byte[] head = Heads.of(bytes);
            return switch (FileKind.of(head)) {
                case TEXT -> List.of(text(bytes, head));
                case ZIP -> container(bytes, head);
                case XML -> List.of(document(bytes, DocumentSample.Kind.XML, head));
                case JSON -> List.of(document(bytes, DocumentSample.Kind.JSON, head));
                case OLE -> List.of(refused(bytes, ProblemCode.FILE_OLD_EXCEL));
                case PDF -> List.of(refused(bytes, ProblemCode.FILE_IS_PDF));
                case GZIP -> List.of(refused(bytes, ProblemCode.FILE_IS_GZIP));
            };
        } catch (EvenkeelException e) {
            return List.of(new FoundFile.Refused(bytes.name(), e.problem()));
        }
    }

    private static FoundFile refused(FileBytes bytes, ProblemCode code) {
        return new FoundFile.Refused(bytes.name(), Problem.of(code, bytes.name()));
    }

    private List<FoundFile> container(FileBytes bytes, byte[] head) {
        List<FoundFile> found = new ArrayList<>();
        switch (bytes) {
            case FileBytes.Plain plain -> {
                List<Archive.Entry> entries = new Archive(plain.path()).entries();
                if (holds(entries, EXPORT_MARK)) {
                    return List.of(refused(bytes, ProblemCode.EXPORT_ALONE));
                }
                if (holds(entries, FileKind.WORKBOOK_PART)) {
                    SheetFile.examine(bytes).forEach(sheet -> found.add(table(sheet)));
                } else {
                    entries.forEach(entry -> found.addAll(find(entry)));
                }
            }
            case Archive.Entry entry -> {
                if (!FileKind.isWorkbook(head)) {
                    return List.of(refused(entry, ProblemCode.ARCHIVE_NESTED));
                }
                SheetFile.examine(entry).forEach(sheet -> found.add(table(sheet)));
            }
        }
        return found.isEmpty() ? List.of(refused(bytes, ProblemCode.FILE_EMPTY)) : found;
    }

    private static boolean holds(List<Archive.Entry> entries, String name) {
        return entries.stream().anyMatch(entry -> entry.inner().equals(name));
    }

    /** As its bytes suggest, then as those layouts want it read that have a form of their own. */
    private FoundFile text(FileBytes bytes, byte[] head) {
        CsvFile suggested = CsvFile.examine(bytes, head, TextForm.FOUND);
        for (Importer importer : tables) {
            CsvFile table = suggested;
            if (!importer.form().equals(TextForm.FOUND)) {
                table = formed(bytes, head, importer.form());
            }
            if (table != null && importer.recognises(table.sample())) {
                return recognised(table, importer);
            }
        }
        return new FoundFile.Refused(suggested.name(), unknown(suggested), suggested);
    }

    /** {@code null} if it is no text in that form. */
    private static @Nullable CsvFile formed(FileBytes bytes, byte[] head, TextForm form) {
        try {
            return CsvFile.examine(bytes, head, form);
        } catch (EvenkeelException e) {
            return null;
        }
    }

    private FoundFile table(SheetFile sheet) {
        for (Importer importer : tables) {
            if (importer.recognises(sheet.sample())) {
                return recognised(sheet, importer);
            }
        }
        return new FoundFile.Refused(sheet.name(), unknown(sheet), sheet);
    }

    private static RecognisedFile recognised(Table table, Importer importer) {
        return new RecognisedFile(
                table.name(),
                importer,
                "",
                (context, sink, progress) ->
                        table.read(
                                problems(sink),
                                progress,
                                rows -> importer.read(rows, context, sink)),
                null);
    }

    private FoundFile document(FileBytes bytes, DocumentSample.Kind kind, byte[] head) {
        DocumentFile file = DocumentFile.examine(bytes, kind, head);
        for (DocumentImporter importer : documents) {
            if (importer.recognises(file.sample())) {
                return new RecognisedFile(
                        bytes.name(),
                        importer,
                        "",
                        (context, sink, progress) ->
                                file.read(
                                        progress,
                                        document -> importer.read(document, context, sink)),
                        prices(file, importer));
            }
        }
        return new FoundFile.Refused(
                bytes.name(),
                Problem.of(
                        ProblemCode.DOCUMENT_UNKNOWN,
                        bytes.name(),
                        kind.name(),
                        file.sample().paths().stream()
                                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                                .filter(name -> !name.equals(JsonSource.ROOT))
                                .distinct()
                                .limit(SHOWN_CELLS)
                                .map(FileReading::shown)
                                .collect(Collectors.joining(", "))));
    }

    private static RecognisedFile.@Nullable Prices prices(
            DocumentFile file, DocumentImporter importer) {
        return importer instanceof PricedImporter priced
                ? (sink, progress) -> file.read(progress, document -> priced.prices(document, sink))
                : null;
    }

    private static TextProblems problems(RecordSink sink) {
        return new TextProblems() {
            @Override
            public void damaged(int place, RowProblem problem) {
                sink.row(place, problem.line());
                sink.rejected(place, problem);
            }

            @Override
            public void noted(RowProblem problem) {
                // The row reaches the importer too, which counts it.
                sink.note(problem);
            }
        };
    }

    /** Names the layout that comes nearest, because headers change every year. */
    private Problem unknown(Table table) {
        return tables.stream()
                .filter(TableImporter.class::isInstance)
                .map(importer -> ((TableImporter) importer).nearest(table.sample()))
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(miss -> miss.lacking().size()))
                .map(miss ->
                        Problem.of(
                                ProblemCode.FILE_COLUMNS_MISSING,
                                table.name(),
                                String.valueOf(miss.line()),
                                miss.layout(),
                                String.join(", ", miss.lacking())))
                .orElseGet(() ->
                        Problem.of(
                                ProblemCode.FILE_UNKNOWN,
                                table.name(),
                                firstCells(table.sample())));
    }

    /**
     * Reads all of a file into {@code sink}; memory stays bounded whatever the size. A row that is
     * damaged (bytes of another charset, a quoted cell that never ends) is a problem like any
     * other, and the rows around it are read. Blocks.
     *
     * @return the file with the digest of what was read
     * @throws EvenkeelException if the file changed since it was read before, is damaged as a
     *     whole, or has too many rows; what was delivered before that is not to be kept
     */
    public RecognisedFile read(
            RecognisedFile file, ImportContext context, RecordSink sink, Progress progress) {
        RowAccount account = new RowAccount(sink);
        String sha256 = file.body().read(context, account, progress);
        account.finish();
        if (!file.sha256().isEmpty() && !file.sha256().equals(sha256)) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_CHANGED, file.name()));
        }
        return file.withSha256(sha256);
    }

    private static String firstCells(FileSample sample) {
        if (sample.rows().isEmpty()) {
            return "";
        }
        return sample.rows().getFirst().stream()
                .limit(SHOWN_CELLS)
                .map(FileReading::shown)
                .collect(Collectors.joining(", "));
    }

    private static String shown(String cell) {
        String plain = cell.strip();
        return plain.length() > SHOWN_CELL ? plain.substring(0, SHOWN_CELL) : plain;
    }
}
