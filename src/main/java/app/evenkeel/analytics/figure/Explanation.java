package app.evenkeel.analytics.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How one figure was made, for the eye and for the clipboard. Numbers are plain digits with a
 * point, in full, whatever the language: they are there to be checked in another program.
 *
 * @param formula in symbols; the same in every language
 * @param inputs single numbers and dates that went in or came out on the way
 * @param columns headings of {@code rows}; empty if there are none
 * @param rows the data that went in, line by line, as many cells each as there are columns; a cell
 *     is a word, told by {@link #cell}, where the column has a text for it: {@code
 *     column.class.etf}
 */
public record Explanation(
        Figure figure,
        String formula,
        List<Input> inputs,
        List<Phrase> columns,
        List<List<String>> rows) {
    public Explanation {
        inputs = List.copyOf(inputs);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("a cell for every column: " + columns);
        }
    }

    /** By the formula of the figure's metric. */
    public Explanation(
            Figure figure, List<Input> inputs, List<Phrase> columns, List<List<String>> rows) {
        this(figure, figure.metric().formula(), inputs, columns, rows);
    }

    /**
     * A named number, date or word.
     *
     * @param name what it is
     * @param value as it is printed
     */
    public record Input(Phrase name, String value) {
        public static Input of(Phrase name, double value) {
            return new Input(name, plain(value));
        }
    }

    /** The same without its table. */
    public Explanation withoutRows() {
        return new Explanation(figure, formula, inputs, List.of(), List.of());
    }

    /** Where the formula is published. */
    public String source() {
        return figure.metric().source();
    }

    public List<Phrase> convention() {
        return figure.convention();
    }

    /** All of it as text, rows separated by tabs, to be copied. */
    public String text(Locale language, Locale numbers) {
        StringBuilder text = new StringBuilder();
        line(text, figure.metric().title(), value(language, numbers), language, numbers);
        line(text, Phrase.of("explain.formula"), formula, language, numbers);
        line(
                text,
                Phrase.of("explain.convention"),
                convention().stream()
                        .map(part -> part.text(language, numbers))
                        .collect(Collectors.joining("; ")),
                language,
                numbers);
        line(text, Phrase.of("explain.source"), source(), language, numbers);
        line(text, Phrase.of("explain.sample"), Integer.toString(figure.n()), language, numbers);
        for (Input input : inputs) {
            line(text, input.name(), input.value(), language, numbers);
        }
        if (!columns.isEmpty()) {
            text.append('\n').append(table(language, numbers));
        }
        return text.toString();
    }

    /** The table as text, cells separated by tabs. */
    public String table(Locale language, Locale numbers) {
        StringBuilder text = new StringBuilder();
        text.append(
                columns.stream()
                        .map(column -> column.text(language, numbers))
                        .collect(Collectors.joining("\t")));
        text.append('\n');
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : "\t").append(cell(row, i, language));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** One cell as it is shown: what is a word in the language, anything else as it is. */
    public String cell(List<String> row, int column, Locale language) {
        String cell = row.get(column);
        Phrase word = Phrase.of(columns.get(column).key() + "." + cell);
        return word.isKnown() ? word.text(language, Locale.ROOT) : cell;
    }

    /** A double in plain digits, as few as tell it from every other. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value));
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private String value(Locale language, Locale numbers) {
        return figure.value().isPresent()
                ? plain(figure.value().getAsDouble())
                : figure.absence()
                        .map(why -> why.text(language, numbers))
                        .orElseThrow(IllegalStateException::new);
    }

    private static void line(
            StringBuilder text, Phrase name, String value, Locale language, Locale numbers) {
        text.append(name.text(language, numbers)).append(": ").append(value).append('\n');
    }
}
