package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.portfolio.TransferPair;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

@Command(
        name = "transfers",
        description =
                "Lists what looks like moves between own accounts, and what is taken for one.")
final class TransfersCommand extends StoreCommand {
    TransfersCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<TransferPair> pairs = session.transfers().proposals();
        print(
                out -> out.array(pairs, TransfersCommand::write),
                () -> {
                    Table table =
                            new Table(
                                    "id",
                                    "asset",
                                    "from",
                                    "sent",
                                    "to",
                                    "arrived",
                                    ">quantity",
                                    ">fee",
                                    "reason",
                                    "confidence");
                    for (TransferPair pair : pairs) {
                        table.row(
                                id(pair),
                                pair.asset().symbol(),
                                pair.from().name(),
                                pair.out().head().date(),
                                pair.to().name(),
                                pair.in().head().date(),
                                Table.quantity(pair.proposal().quantity()),
                                Table.quantity(pair.proposal().fee()),
                                Words.of(pair.proposal().reason()),
                                Words.of(pair.proposal().confidence()));
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    private static String id(TransferPair pair) {
        return pair.proposal().out().value() + ":" + pair.proposal().in().value();
    }

    private static void write(Json json, TransferPair pair) {
        json.text("id", id(pair))
                .text("symbol", pair.asset().symbol())
                .text("from", pair.from().name())
                .text("sent", pair.out().head().date())
                .text("to", pair.to().name())
                .text("arrived", pair.in().head().date())
                .amount("quantity", pair.proposal().quantity())
                .amount("fee", pair.proposal().fee())
                .text("reason", Words.of(pair.proposal().reason()))
                .text("confidence", Words.of(pair.proposal().confidence()))
                .flag("assumed", pair.isAssumed());
    }

    private static TransferPair called(SessionGraph session, String id) {
        return session.transfers().proposals().stream()
                .filter(pair -> id(pair).equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new EvenkeelException(Problem.of(ProblemCode.FINDING_NOT_FOUND, id)));
    }

    @Command(name = "accept", description = "Makes a pair one move, so that its lots go over.")
    static final class Accept extends StoreCommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "ID",
                description = "the id that 'transfers' lists, such as 12:15")
        private @Nullable String id;

        @Option(names = "--confident", description = "accept all but those that fit as others do")
        private boolean confident;

        Accept(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            if (id == null && !confident) {
                context().err().println("Name a pair, or say --confident.");
                return ExitCode.USAGE;
            }
            int accepted = confident ? session.transfers().acceptConfident() : 0;
            if (id != null) {
                accepted += session.transfers().accept(List.of(called(session, id).proposal()));
            }
            int count = accepted;
            print(
                    out -> out.object(() -> out.number("accepted", count)),
                    () -> context().out().println(count + " accepted"));
            return ExitCode.DONE;
        }
    }

    @Command(name = "reject", description = "Never takes the two rows for one move again.")
    static final class Reject extends StoreCommand {
        @Parameters(paramLabel = "ID", description = "the id that 'transfers' lists")
        private String id = "";

        Reject(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            int count = session.transfers().reject(List.of(called(session, id).proposal()));
            print(
                    out -> out.object(() -> out.number("rejected", count)),
                    () -> context().out().println(count + " rejected"));
            return ExitCode.DONE;
        }
    }
}
