package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.portfolio.PriceService;

/** What came of a file of prices or rates. */
final class MarketReport {
    private MarketReport() {}

    /** Prints it and returns the exit code. */
    static int print(StoreCommand command, PriceService.Report report) {
        command.print(
                json ->
                        json.object(() -> {
                            json.text("file", report.fileName())
                                    .text("layout", report.layout())
                                    .number("rows", report.rows())
                                    .number("saved", report.saved());
                            json.array("problems", report.problems(), ProblemLines::write);
                        }),
                () -> {
                    command.context()
                            .out()
                            .println(
                                    report.fileName()
                                            + ": "
                                            + report.layout()
                                            + ", "
                                            + report.rows()
                                            + " rows, "
                                            + report.saved()
                                            + " new or changed");
                    ProblemLines.print(
                            command.context().err(), report.fileName(), report.problems());
                });
        return report.problems().stream().anyMatch(RowProblem::rejected)
                ? ExitCode.PARTLY
                : ExitCode.DONE;
    }
}
