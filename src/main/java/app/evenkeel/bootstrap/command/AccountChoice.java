package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** One account by its name. */
final class AccountChoice {
    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "the account by the name that 'accounts' lists")
    private @Nullable String name;

    /** Nothing if none was named. */
    @Nullable AccountId id(SessionGraph session) {
        String wanted = name;
        if (wanted == null) {
            return null;
        }
        return session.ledger().accounts().stream()
                .filter(account -> account.name().equals(wanted))
                .map(Account::id)
                .findFirst()
                .orElseThrow(() ->
                        new EvenkeelException(Problem.of(ProblemCode.ACCOUNT_NOT_FOUND, wanted)));
    }
}
