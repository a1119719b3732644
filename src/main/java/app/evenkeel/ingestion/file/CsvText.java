package app.evenkeel.ingestion.file;

import java.util.List;

/** Cells written as a row of CSV again. */
final class CsvText {
    private CsvText() {}

    static String row(List<String> cells) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            out.append(i == 0 ? "" : ",");
            boolean isPlain =
                    cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.append(isPlain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"");
        }
        return out.toString();
    }
}
