package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.report.Json;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Row problems for people and for programs; English, like all of the command line. */
final class ProblemLines {
    private ProblemLines() {}

    static void write(Json json, RowProblem problem) {
        json.number("line", problem.line())
                .text("column", problem.column())
                .text("reason", problem.problem().text(Locale.ENGLISH));
    }

    static void print(PrintStream err, String name, List<RowProblem> problems) {
        String file = ShownText.of(name);
        for (RowProblem problem : problems) {
            StringBuilder where = new StringBuilder(file);
            if (problem.line() > 0) {
                where.append(':').append(problem.line());
            }
            if (!problem.column().isEmpty()) {
                where.append(" (").append(ShownText.of(problem.column())).append(')');
            }
            String kind = problem.rejected() ? "" : "note: ";
            String text = problem.problem().text(Locale.ENGLISH);
            // A sentence about the whole file names it already.
            boolean named = problem.line() == 0 && text.startsWith(file);
            err.println(named ? text : where + ": " + kind + text);
        }
    }
}
