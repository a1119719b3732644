package app.evenkeel.ingestion.file;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element of a document with what is in it. In JSON an object is an element, its plain values
 * are the attributes, and each item of a list is a child with the list's name. Used by one thread.
 */
public final class Node {
    /** An element of nothing. */
    public static final Node EMPTY = new Node("", 0);

    private final String name;
    private final long line;
    private int place;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>(0);
    private String text = "";

    Node(String name, long line) {
        this.name = name;
        this.line = line;
    }

    public String name() {
        return name;
    }

    /** Line on which its opening tag ends, from 1. */
    public long line() {
        return line;
    }

    /** Which of the file's elements it is; unlike its line, no other has it. */
    public int place() {
        return place;
    }

    /** Attributes in their order in the file. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The attribute without blanks around it; empty if it is not there. */
    public String attribute(String key) {
        return attributes.getOrDefault(key, "").strip();
    }

    public List<Node> children() {
        return children;
    }

    /** Children of this name. */
    public List<Node> children(String of) {
        return children.stream().filter(child -> child.name.equals(of)).toList();
    }

    /** The first child of this name, or {@code null}. */
    public @Nullable Node child(String of) {
        for (Node child : children) {
            if (child.name.equals(of)) {
                return child;
            }
        }
        return null;
    }

    /** Its own text without blanks around it; empty if there is none. */
    public String text() {
        return text;
    }

    /** Text of the first child of this name; empty if there is none. */
    public String textOf(String of) {
        Node child = child(of);
        return child == null ? "" : child.text;
    }

    /**
     * The element as a row: its attributes as cells under their names, then the texts of those
     * children that hold nothing but text. What is empty is left out, as if it were not there.
     */
    public RowCells cells(NumberText numbers) {
        return cells(numbers, Map.of());
    }

    /**
     * As {@link #cells(NumberText)}.
     *
     * @param around cells that count where the element has none of their names, as what is said
     *     once for all of them is
     */
    public RowCells cells(NumberText numbers, Map<String, String> around) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        attributes.forEach((key, value) -> {
            if (!value.isBlank()) {
                names.add(key);
                values.add(value);
            }
        });
        for (Node child : children) {
            if (child.children.isEmpty() && child.attributes.isEmpty() && !child.text.isEmpty()) {
                names.add(child.name);
                values.add(child.text);
            }
        }
        around.forEach((key, value) -> {
            if (!value.isBlank() && !names.contains(key)) {
                names.add(key);
                values.add(value);
            }
        });
        return new RowCells(new Columns(names), new CsvRow(place, line, values, raw()), numbers);
    }

    /** The element as a row without cells, for problems and origins. */
    public CsvRow row() {
        return new CsvRow(place, line, List.of(), raw());
    }

    /** The element written out again on one line; long ones are cut. */
    public String raw() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.length() > FileLimits.MAX_CELL
                ? out.substring(0, FileLimits.MAX_CELL)
                : out.toString();
    }

    private void write(StringBuilder out) {
        if (out.length() > FileLimits.MAX_CELL) {
            return;
        }
        out.append('<').append(name);
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            escape(out, value);
            out.append('"');
        });
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        escape(out, text);
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
    }

    private static void escape(StringBuilder out, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.append(c);
            }
        }
    }

    void put(String key, String value) {
        attributes.put(key, value);
    }

    void place(int value) {
        place = value;
    }

    void add(Node child) {
        children.add(child);
    }

    void text(String value) {
        text = value.strip();
    }
}
