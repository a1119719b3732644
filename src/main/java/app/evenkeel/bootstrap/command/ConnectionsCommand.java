package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.holding.Connection.Withdrawal;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Command(
        name = "connections",
        description = "Lists the keys to exchanges, without the keys themselves.")
final class ConnectionsCommand extends StoreCommand {
    ConnectionsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<Connection> connections = session.connections().connections();
        Map<AccountId, String> names = accountNames(session);
        print(
                out ->
                        out.array(
                                connections,
                                (json, c) ->
                                        json.text("venue", c.venue())
                                                .text("label", c.label())
                                                .text("account", names.get(c.account()))
                                                .text("withdrawal", Words.of(c.withdrawal()))
                                                .text("checkedAt", c.checkedAt().toString())
                                                .flag(
                                                        "withdrawalAccepted",
                                                        c.withdrawalAccepted())),
                () -> {
                    Table table = new Table("venue", "label", "account", "may withdraw", "checked");
                    for (Connection c : connections) {
                        table.row(
                                c.venue(),
                                c.label(),
                                names.get(c.account()),
                                told(c.withdrawal()),
                                c.checkedAt());
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    static String told(Withdrawal withdrawal) {
        return switch (withdrawal) {
            case NO -> "no";
            case YES -> "YES: a thief of this key could take all";
            case NOT_STATED -> "cannot be seen: make sure that it may only read";
        };
    }

    static Map<AccountId, String> accountNames(SessionGraph session) {
        Map<AccountId, String> names = new HashMap<>();
        for (Account each : session.ledger().accounts()) {
            names.put(each.id(), each.name());
        }
        return names;
    }
}
