package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.export.ExportService;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;

@Command(
        name = "export",
        description = {
            "Writes everything the store keeps into one archive of plain, documented files.",
            "'import' takes it into an empty store again."
        })
final class ExportCommand extends StoreCommand {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.zip",
            description = "the archive; must not be there yet")
    private Path out = Path.of("evenkeel-export.zip");

    @Option(names = "--plain", description = "needed, since the archive is not encrypted")
    private boolean plain;

    ExportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (!plain) {
            throw new EvenkeelException(Problem.of(ProblemCode.EXPORT_IS_PLAIN));
        }
        ExportService.Summary summary = session.exports().export(out, Progress.NONE);
        print(
                json ->
                        json.object(() ->
                                json.text("file", out.toString())
                                        .text("status", "written")
                                        .number("files", summary.files())
                                        .number("rows", summary.rows())),
                () ->
                        context()
                                .out()
                                .println(
                                        "Wrote "
                                                + summary.rows()
                                                + " rows in "
                                                + summary.files()
                                                + " files to "
                                                + out
                                                + ". It is not encrypted."));
        return ExitCode.DONE;
    }
}
