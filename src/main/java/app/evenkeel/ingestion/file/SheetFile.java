package app.evenkeel.ingestion.file;

import app.evenkeel.domain.task.Progress;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A sheet of a workbook.
 *
 * @param sheet its name
 * @param isOnly whether the workbook has no other
 * @param sample its first rows
 */
record SheetFile(FileBytes bytes, String sheet, boolean isOnly, FileSample sample)
        implements Table {

    /** The sheets of a workbook that hold anything; takes the same time whatever their size. */
    static List<SheetFile> examine(FileBytes bytes) {
        Heads.checkSize(bytes);
        try (Workbook workbook = Workbook.open(bytes)) {
            Map<String, FileSample> samples = new LinkedHashMap<>();
            workbook.forEachSheet((name, rows) -> samples.put(name, sample(rows)));
            return samples.entrySet().stream()
                    .filter(sheet -> !sheet.getValue().rows().isEmpty())
                    .map(sheet ->
                            new SheetFile(
                                    bytes, sheet.getKey(), samples.size() == 1, sheet.getValue()))
                    .toList();
        }
    }

    private static FileSample sample(SheetRows rows) {
        List<List<String>> first = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        while (first.size() < FileLimits.SAMPLE_ROWS && rows.hasNext()) {
            CsvRow row = rows.next();
            first.add(row.cells());
            lines.add(row.line());
        }
        return new FileSample(first, lines);
    }

    /** The workbook, and the sheet where it has several. */
    @Override
    public String name() {
        return isOnly ? bytes.name() : bytes.name() + "/" + sheet;
    }

    /**
     * Hands the rows to {@code body}.
     *
     * @return SHA-256 of the workbook's bytes, and of the sheet's name where there are several
     */
    @Override
    public String read(TextProblems problems, Progress progress, Consumer<CsvRows> body) {
        try (Workbook workbook = Workbook.open(bytes);
                SheetRows rows = workbook.rows(sheet, problems);
                CountedDigest in = new CountedDigest(bytes.open())) {
            body.accept(new ReportedRows(rows, () -> 0, -1, progress));
            in.transferTo(OutputStream.nullOutputStream());
            if (!isOnly) {
                in.add(sheet.getBytes(StandardCharsets.UTF_8));
            }
            return in.hex();
        } catch (IOException e) {
            throw Heads.unreadable(bytes, e);
        }
    }
}
