package app.evenkeel.report;

import app.evenkeel.domain.portfolio.DataProblem;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** A summary as JSON, for programs. */
public final class JsonSummary {
    private JsonSummary() {}

    /** UTF-8, ending in a line feed. */
    public static byte[] write(Summary summary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Json json = new Json(bytes)) {
            json.object(() -> {
                json.object("snapshot", () -> PortfolioJson.snapshot(json, summary.snapshot()));
                json.array("positions", summary.positions(), PortfolioJson::position);
                json.object("series", () -> PortfolioJson.series(json, summary.series()));
                json.array("problems", summary.problems(), JsonSummary::problem);
                json.array(
                        "pictures",
                        summary.pictures(),
                        (out, picture) ->
                                out.text("file", picture.file())
                                        .text("caption", picture.caption()));
            });
        }
        return bytes.toByteArray();
    }

    private static void problem(Json json, DataProblem problem) {
        json.text("kind", problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.texts("about", problem.args());
    }
}
