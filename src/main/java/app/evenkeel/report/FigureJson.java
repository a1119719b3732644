package app.evenkeel.report;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.InternalRate;

import java.util.List;
import java.util.stream.Collectors;

/** Writes figures, as the guide describes them: the number, its convention, and how it was made. */
public final class FigureJson {
    private FigureJson() {}

    /** The fields of one figure; a number that there is not is {@code null} and says why. */
    public static void figure(Json json, Figure figure) {
        json.text("name", figure.metric().jsonName())
                .number("value", figure.value().orElse(Double.NaN))
                .text("convention", convention(figure))
                .number("n", figure.n());
        figure.absence().ifPresent(why -> json.text("absence", why.english()));
    }

    /** The fields that say how a figure was made. */
    public static void explanation(Json json, Explanation explanation, boolean rows) {
        json.text("formula", explanation.formula()).text("source", explanation.source());
        json.array(
                "inputs",
                explanation.inputs(),
                (out, input) ->
                        out.text("name", input.name().english()).text("value", input.value()));
        if (rows) {
            rows(json, explanation);
        }
    }

    /** The table of an explanation. */
    public static void rows(Json json, Explanation explanation) {
        List<String> columns =
                explanation.columns().stream().map(column -> key(column.key())).toList();
        json.array(
                "rows",
                explanation.rows(),
                (out, row) -> {
                    for (int i = 0; i < columns.size(); i++) {
                        out.text(columns.get(i), row.get(i));
                    }
                });
    }

    /** {@code column.present-value} as a key: {@code presentValue}. */
    private static String key(String phrase) {
        String[] words = phrase.substring(phrase.indexOf('.') + 1).split("-", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0)))
                    .append(words[i], 1, words[i].length());
        }
        return key.toString();
    }

    /** The fields of a money-weighted rate. */
    public static void rate(Json json, InternalRate rate) {
        json.text("status", rate.status().name()).number("value", rate.value().orElse(Double.NaN));
        json.numbers("others", rate.others());
    }

    /** Its conventions in English, as one text. */
    public static String convention(Figure figure) {
        return figure.convention().stream().map(Phrase::english).collect(Collectors.joining("; "));
    }
}
