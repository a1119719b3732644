package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.WatchedAddress;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

@Command(name = "list", description = "Lists the addresses on block chains.")
final class AddressesCommand extends StoreCommand {
    AddressesCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<WatchedAddress> addresses = session.connections().addresses();
        Map<AccountId, String> names = ConnectionsCommand.accountNames(session);
        print(
                out ->
                        out.array(
                                addresses,
                                (json, a) ->
                                        json.text("chain", Words.of(a.chain()))
                                                .text("address", a.address())
                                                .text("label", a.label())
                                                .text("account", names.get(a.account()))
                                                .text("tokens", tokens(a))),
                () -> {
                    Table table = new Table("chain", "label", "account", "address", "tokens");
                    for (WatchedAddress a : addresses) {
                        table.row(
                                Words.of(a.chain()),
                                a.label(),
                                names.get(a.account()),
                                a.address(),
                                tokens(a));
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    private static String tokens(WatchedAddress address) {
        return String.join(", ", new TreeMap<>(address.tokens()).keySet());
    }
}
