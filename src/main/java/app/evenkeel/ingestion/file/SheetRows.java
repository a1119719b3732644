package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a workbook's sheet as cells of text. Numbers stand as decimals with a point, dates as
 * {@code 2024-01-31} or {@code 2024-01-31 09:30:00}, whatever the sheet shows; rows are filled up
 * to the width of the widest one before, since a sheet leaves out empty cells.
 */
final class SheetRows implements CsvRows, AutoCloseable {
    private final InputStream in;
    private final XMLStreamReader xml;
    private final SharedTexts texts;
    private final CellStyles styles;
    private final String name;
    private final TextProblems problems;
    private List<String> header = List.of();
    private int width;
    private long line;
    private int rows;
    private @Nullable CsvRow ahead;

    SheetRows(InputStream in, Workbook workbook, TextProblems problems) throws XMLStreamException {
        this.in = in;
        this.xml = XmlSource.factory().createXMLStreamReader(in);
        this.texts = workbook.texts();
        this.styles = workbook.styles();
        this.name = workbook.name();
        this.problems = problems;
    }

    @Override
    public void columnsAre(List<String> names) {
        header = List.copyOf(names);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = Workbook.guarded(name, this::read);
        }
        return ahead != null;
    }

    @Override
    public CsvRow next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        CsvRow row = ahead;
        ahead = null;
        return row;
    }

    private @Nullable CsvRow read() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("row")) {
                continue;
            }
            line = Math.max(line + 1, integer(xml.getAttributeValue(null, "r"), 0));
            CsvRow row = row();
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable CsvRow row() throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        int last = -1;
        boolean isTooWide = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"), last + 1);
                last = Math.max(last, column);
                String cell = cell();
                isTooWide |= column >= FileLimits.MAX_COLUMNS && !cell.isBlank();
                if (column < FileLimits.MAX_COLUMNS) {
                    while (cells.size() <= column) {
                        cells.add("");
                    }
                    cells.set(column, cell);
                }
            }
        }
        if (isTooWide) {
            return refuse(
                    "", ProblemCode.TOO_MANY_COLUMNS, name, String.valueOf(FileLimits.MAX_COLUMNS));
        }
        return checked(cells);
    }

    private @Nullable CsvRow checked(List<String> cells) {
        while (!cells.isEmpty() && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        if (cells.isEmpty()) {
            return null;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > FileLimits.MAX_CELL) {
                return refuse(
                        i < header.size() ? header.get(i) : "",
                        ProblemCode.CELL_TOO_LONG,
                        String.valueOf(FileLimits.MAX_CELL));
            }
        }
        width = Math.max(width, cells.size());
        while (cells.size() < width) {
            cells.add("");
        }
        return new CsvRow(place(), line, List.copyOf(cells), CsvText.row(cells));
    }

    private @Nullable CsvRow refuse(String column, ProblemCode code, String... args) {
        problems.damaged(place(), RowProblem.rejected(line, column, code, args));
        return null;
    }

    private int place() {
        if (rows >= FileLimits.MAX_ROWS) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.TOO_MANY_ROWS, String.valueOf(FileLimits.MAX_ROWS)));
        }
        return rows++;
    }

    /** Reads to the end of the cell that has just begun. */
    private String cell() throws XMLStreamException {
        String type = String.valueOf(xml.getAttributeValue(null, "t"));
        int style = integer(xml.getAttributeValue(null, "s"), -1);
        String value = "";
        String formula = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = plain("v");
                    case "f" -> formula = plain("f");
                    case "is" -> value = SharedTexts.richText(xml, "is", name);
                    default -> {
                        // What a later Excel adds says nothing about the value.
                    }
                }
            }
        }
        if (value.isEmpty()) {
            // A formula that was never calculated has no value; it is shown, and refused as one.
            return formula.isEmpty() ? "" : "=" + formula;
        }
        return switch (type) {
            case "s" -> {
                String shared = texts.get(integer(value, -1));
                yield shared == null ? "#" + value : shared;
            }
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "d" -> value.replace('T', ' ').replaceFirst(" 00:00:00(\\.0+)?$", "");
            case "str", "inlineStr", "e" -> value;
            default -> styles.text(value, style);
        };
    }

    private String plain(String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(element)) {
                break;
            }
            if (text.length() > FileLimits.MAX_LINE) {
                throw MeteredStream.tooLong(name, line);
            }
        }
        return text.toString();
    }

    /** The column of a reference such as {@code BC12}, from 0. */
    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && i < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + (c - 'A' + 1);
        }
        return column == 0 ? otherwise : column - 1;
    }

    static int integer(@Nullable String text, int otherwise) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    @Override
    public void close() throws IOException {
        texts.close();
        in.close();
    }
}
