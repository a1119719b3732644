package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.VerifyService;

import picocli.CommandLine.Command;

import java.util.Locale;

@Command(
        name = "verify",
        description = "Opens the store and checks that it is whole: digests and invariants.")
final class VerifyCommand extends StoreCommand {
    VerifyCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        VerifyService.Report report = session.verify().verify(Progress.NONE);
        print(
                json ->
                        json.object(() -> {
                            json.flag("sound", report.isSound())
                                    .number("transactions", report.transactions());
                            json.texts("checks", report.checks());
                            json.array(
                                    "problems",
                                    report.problems(),
                                    (out, problem) ->
                                            out.text("code", problem.code().key())
                                                    .text("reason", problem.text(Locale.ENGLISH)));
                        }),
                () -> {
                    context()
                            .out()
                            .println(
                                    (report.isSound() ? "Sound: " : "NOT sound: ")
                                            + report.transactions()
                                            + " transactions, checks: "
                                            + String.join(", ", report.checks()));
                    for (Problem problem : report.problems()) {
                        context().err().println(problem.text(Locale.ENGLISH));
                    }
                });
        return report.isSound() ? ExitCode.DONE : ExitCode.DAMAGED;
    }
}
