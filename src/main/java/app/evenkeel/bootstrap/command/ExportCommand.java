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
            "Writes everything the store keeps: with --plain into one archive of documented files,",
            "which 'import' takes into an empty store again; with --encrypted into a folder that is",
            "a store itself, keys to exchanges included: open it with --store and the passphrase."
        })
final class ExportCommand extends StoreCommand {
    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE.zip|FOLDER",
            description = "the archive or folder; must not be there yet")
    private Path out = Path.of("evenkeel-export.zip");

    @Option(names = "--plain", description = "an archive that anybody can read")
    private boolean plain;

    @Option(names = "--encrypted", description = "a copy that only the passphrase opens")
    private boolean encrypted;

    ExportCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (plain == encrypted) {
            throw new EvenkeelException(Problem.of(ProblemCode.EXPORT_IS_PLAIN));
        }
        return encrypted ? encrypted(session) : plain(session);
    }

    private int encrypted(SessionGraph session) {
        session.exports().exportEncrypted(out, Progress.NONE);
        print(
                json ->
                        json.object(
                                () -> json.text("file", out.toString()).text("status", "written")),
                () ->
                        context()
                                .out()
                                .println(
                                        "Wrote the store to "
                                                + out
                                                + ". It is encrypted; the passphrase opens it."));
        return ExitCode.DONE;
    }

    private int plain(SessionGraph session) {
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
