package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.Connection;

import picocli.CommandLine.Command;

import java.util.Map;
import java.util.stream.Collectors;

@Command(name = "armed", description = "Lists the connections that are armed.")
final class ArmedCommand extends StoreCommand {
    ArmedCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        Map<Long, String> labels =
                session.connections().connections().stream()
                        .collect(Collectors.toMap(Connection::id, Connection::label));
        var now = context().clock().instant();
        print(
                out ->
                        out.array(
                                session.execution().arming().armings(),
                                (json, each) ->
                                        json.text("label", labels.get(each.connection()))
                                                .text("until", each.until().toString())
                                                .flag("valid", each.isValid(now))
                                                .text("currency", each.currency().value())
                                                .amount("maxOrder", each.limits().maxOrder())
                                                .amount("maxTurnover", each.limits().maxTurnover())
                                                .amount("pilot", each.pilot())),
                () -> {
                    Table table =
                            new Table(
                                    "connection",
                                    "until",
                                    ">order",
                                    ">24 hours",
                                    ">pilot",
                                    "currency");
                    session.execution()
                            .arming()
                            .armings()
                            .forEach(each ->
                                    table.row(
                                            labels.get(each.connection()),
                                            each.until(),
                                            Table.quantity(each.limits().maxOrder()),
                                            Table.quantity(each.limits().maxTurnover()),
                                            Table.quantity(each.pilot()),
                                            each.currency()));
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }
}
