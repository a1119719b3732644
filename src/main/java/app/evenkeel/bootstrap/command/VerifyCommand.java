package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.VerifyService;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

import java.util.List;
import java.util.Locale;

@Command(
        name = "verify",
        description = "Opens the store and checks that it is whole: digests and invariants.")
final class VerifyCommand extends StoreCommand {
    VerifyCommand(CommandContext context) {
        super(context);
    }

    @Override
    public Integer call() {
        try {
            return super.call();
        } catch (ParameterException usage) {
            throw usage;
        } catch (EvenkeelException e) {
            int code = ExitCode.of(e.problem().code());
            if (code == ExitCode.WRONG_PASSPHRASE || isElsewhere(e.problem().code())) {
                throw e;
            }
            return report(new VerifyService.Report(0, List.of(), List.of(e.problem())));
        } catch (IllegalStateException | IllegalArgumentException e) {
            // What a damaged file makes of the program's own assumptions.
            Problem damage =
                    Problem.of(ProblemCode.INTEGRITY, "readable", String.valueOf(e.getMessage()));
            return report(new VerifyService.Report(0, List.of(), List.of(damage)));
        }
    }

    /** Whether the store may be sound, though it could not be looked at. */
    private static boolean isElsewhere(ProblemCode code) {
        return code == ProblemCode.STORE_MISSING
                || code == ProblemCode.STORE_IN_USE
                || code == ProblemCode.STORE_NEWER;
    }

    @Override
    int run(SessionGraph session) {
        return report(session.verify().verify(Progress.NONE));
    }

    private int report(VerifyService.Report report) {
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
