package app.evenkeel.ingestion.file;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;

/**
 * The beginning of a table in a file, before anyone knows what its columns mean.
 *
 * @param name what the user knows it by
 * @param charset of a text, or {@code null} for a sheet of a workbook
 * @param delimiter between the cells of a text, or {@code null} for a sheet
 */
public record TableStart(
        String name, FileSample sample, @Nullable Charset charset, @Nullable Character delimiter) {
    static TableStart of(Table table) {
        return switch (table) {
            case CsvFile csv ->
                    new TableStart(csv.name(), csv.sample(), csv.charset(), csv.delimiter());
            case SheetFile sheet -> new TableStart(sheet.name(), sheet.sample(), null, null);
        };
    }
}
