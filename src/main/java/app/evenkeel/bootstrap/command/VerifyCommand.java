package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.VerifyService;

import org.jspecify.annotations.Nullable;

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
            if (isElsewhere(e.problem().code())) {
                throw e;
            }
            return unreadable(e.problem());
        } catch (IllegalStateException | IllegalArgumentException e) {
            // What a damaged file makes of the program's own assumptions.
            return unreadable(
                    Problem.of(ProblemCode.INTEGRITY, "readable", String.valueOf(e.getMessage())));
        }
    }

    /** Whether the store may be sound, though it could not be looked at. */
    private static boolean isElsewhere(ProblemCode code) {
        return switch (code) {
            case WRONG_PASSPHRASE,
                    STORE_MISSING,
                    STORE_IN_USE,
                    STORE_NEWER,
                    STORE_PERMISSIONS,
                    STORE_UNREADABLE,
                    STORE_UNWRITABLE,
                    DISK ->
                    true;
            default -> false;
        };
    }

    /** Nothing is known of what the store holds: it was not counted, which is not zero. */
    private int unreadable(Problem problem) {
        return report(null, List.of(), List.of(problem));
    }

    @Override
    int run(SessionGraph session) {
        VerifyService.Report report = session.verify().verify(Progress.NONE);
        return report(report.transactions(), report.checks(), report.problems());
    }

    private int report(@Nullable Long transactions, List<String> checks, List<Problem> problems) {
        boolean isSound = problems.isEmpty();
        print(
                json ->
                        json.object(() -> {
                            json.flag("sound", isSound).count("transactions", transactions);
                            json.texts("checks", checks);
                            json.array(
                                    "problems",
                                    problems,
                                    (out, problem) ->
                                            out.text("code", problem.code().key())
                                                    .text("reason", problem.text(Locale.ENGLISH)));
                        }),
                () -> {
                    context()
                            .out()
                            .println(
                                    (isSound ? "Sound: " : "NOT sound: ")
                                            + (transactions == null
                                                    ? "the store cannot be read, nothing in it was"
                                                            + " checked"
                                                    : transactions
                                                            + " transactions, checks: "
                                                            + String.join(", ", checks)));
                    for (Problem problem : problems) {
                        context().err().println(problem.text(Locale.ENGLISH));
                    }
                });
        return isSound ? ExitCode.DONE : ExitCode.DAMAGED;
    }
}
