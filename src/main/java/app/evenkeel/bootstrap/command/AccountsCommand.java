package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;

import java.util.List;

@Command(name = "accounts", description = "Lists the accounts.")
final class AccountsCommand extends StoreCommand {
    AccountsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<Account> accounts = session.ledger().accounts();
        print(
                out ->
                        out.array(
                                accounts,
                                (json, account) ->
                                        json.number("id", account.id().value())
                                                .text("name", account.name())
                                                .text("provider", account.provider())
                                                .text("kind", Words.of(account.kind()))),
                () -> {
                    Table table = new Table(">id", "name", "provider", "kind");
                    for (Account a : accounts) {
                        table.row(a.id().value(), a.name(), a.provider(), Words.of(a.kind()));
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }
}
