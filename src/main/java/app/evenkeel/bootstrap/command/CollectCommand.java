package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.collect.CollectService.Outcome;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Locale;
import java.util.Map;

@Command(
        name = "collect",
        description =
                "Asks exchanges and block chains what is held, and shows it beside the ledger.")
final class CollectCommand extends StoreCommand {
    @Mixin private final AccountChoice account = new AccountChoice();
    @Mixin private final BaseUrlOption bases = new BaseUrlOption();

    @Option(
            names = "--accept-empty",
            description = "believe a source that holds nothing where it held something before")
    private boolean acceptEmpty;

    CollectCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        bases.apply(session);
        AccountId wanted = account.id(session);
        List<Outcome> outcomes = session.collect().collect(wanted, acceptEmpty, Progress.NONE);
        List<CollectedLine> lines =
                session.collect().compare().stream()
                        .filter(line -> wanted == null || line.account().id().equals(wanted))
                        .toList();
        print(
                out ->
                        out.array(
                                lines,
                                (json, line) ->
                                        json.text("account", line.account().name())
                                                .text("symbol", line.asset().symbol())
                                                .amount("collected", line.collected())
                                                .amount("derived", line.derived())
                                                .amount("difference", line.difference())
                                                .text(
                                                        "asOf",
                                                        line.asOf() == null
                                                                ? null
                                                                : line.asOf().toString())
                                                .text("status", Words.of(line.status()))
                                                .flag("whole", line.whole())),
                () -> table(lines).print(context().out()));
        return report(session, outcomes);
    }

    private static Table table(List<CollectedLine> lines) {
        Table table =
                new Table(
                        "account",
                        "symbol",
                        ">collected",
                        ">derived",
                        ">difference",
                        "as of",
                        "status",
                        "told");
        for (CollectedLine line : lines) {
            table.row(
                    line.account().name(),
                    line.asset().symbol(),
                    Table.quantity(line.collected()),
                    Table.quantity(line.derived()),
                    Table.quantity(line.difference()),
                    line.asOf(),
                    Words.of(line.status()),
                    line.whole() ? "all" : "in part");
        }
        return table;
    }

    private int report(SessionGraph session, List<Outcome> outcomes) {
        Map<AccountId, String> names = ConnectionsCommand.accountNames(session);
        int code = ExitCode.DONE;
        for (Outcome outcome : outcomes) {
            Problem problem = outcome.problem();
            if (problem != null) {
                code = ExitCode.PARTLY;
                context()
                        .err()
                        .println(
                                names.get(outcome.account()) + ": " + problem.text(Locale.ENGLISH));
            }
        }
        return code;
    }
}
