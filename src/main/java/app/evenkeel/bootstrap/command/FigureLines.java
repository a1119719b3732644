package app.evenkeel.bootstrap.command;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.report.FigureJson;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Figures and how they were made, for people; English, like all of the command line. */
final class FigureLines {
    private FigureLines() {}

    /** One line a figure; where there is no number, the reason. */
    static void print(PrintStream out, List<Figure> figures) {
        Table table = new Table("figure", ">value", "convention");
        for (Figure figure : figures) {
            table.row(
                    figure.metric().title().english(),
                    value(figure),
                    FigureJson.convention(figure));
        }
        table.print(out);
    }

    static void print(PrintStream out, Explanation explanation) {
        out.println(explanation.text(Locale.ENGLISH, Locale.ROOT));
    }

    /** The table that several explanations share. */
    static void printRows(PrintStream out, Explanation explanation) {
        out.print(explanation.table(Locale.ENGLISH, Locale.ROOT));
    }

    /** The number as people read it: percent, or with six digits after the point. */
    static String value(Figure figure) {
        return figure.value().isPresent()
                ? readable(figure, figure.value().getAsDouble())
                : figure.absence().map(Phrase::english).orElse("");
    }

    private static String readable(Figure figure, double value) {
        return switch (figure.metric().unit()) {
            case FRACTION -> String.format(Locale.ROOT, "%.4f%%", value * 100);
            case NUMBER -> String.format(Locale.ROOT, "%.6f", value);
            case MONEY -> String.format(Locale.ROOT, "%,.2f", value);
            case DAYS -> String.format(Locale.ROOT, "%.1f", value);
            case COUNT -> String.format(Locale.ROOT, "%.0f", value);
        };
    }
}
