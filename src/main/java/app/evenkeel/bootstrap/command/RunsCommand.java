package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.RunPages;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.order.RunClosing;
import app.evenkeel.domain.order.RunOrigin;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.report.Json;
import app.evenkeel.report.RunConfirmation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All runs, and what waits for the user. */
@Command(name = "runs", description = "Lists rebalance runs, the latest first.")
final class RunsCommand extends StoreCommand {
    RunsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<RebalanceRun> runs = session.execution().execution().runs();
        print(
                out ->
                        out.array(
                                runs,
                                (json, run) ->
                                        json.number("run", run.id())
                                                .text("status", RunReport.word(run.state()))
                                                .text("venue", RunReport.word(run.mode()))
                                                .text("portfolio", run.portfolio())
                                                .text("trigger", run.trigger())
                                                .text("at", run.createdAt())
                                                .text("reason", RunReport.text(run.reason()))),
                () -> {
                    Table table =
                            new Table(
                                    ">run",
                                    "at",
                                    "mode",
                                    "portfolio",
                                    "begun by",
                                    "status",
                                    "reason");
                    runs.forEach(run ->
                            table.row(
                                    run.id(),
                                    run.createdAt(),
                                    RunReport.word(run.mode()),
                                    run.portfolio(),
                                    run.trigger(),
                                    RunReport.word(run.state()),
                                    RunReport.text(run.reason())));
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }

    abstract static class OfOne extends StoreCommand {
        @Parameters(paramLabel = "RUN", description = "the number that 'runs' lists")
        private long id;

        OfOne(CommandContext context) {
            super(context);
        }

        long id() {
            return id;
        }

        int tell(SessionGraph session, RebalanceRun run) {
            print(
                    out -> out.object(() -> RunReport.json(session, run, out)),
                    () -> RunReport.text(run, context()));
            return RunReport.code(run);
        }
    }

    /** Lets a run begin. */
    @Command(name = "approve", description = "Carries out a run that waits for an approval.")
    static final class Approve extends OfOne {
        @Mixin private final BaseUrlOption bases = new BaseUrlOption();

        Approve(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            bases.apply(session);
            session.execution().execution().approve(id());
            return tell(session, session.execution().execution().carryOut(id()));
        }
    }

    /** Ends a run that waits. */
    @Command(name = "dismiss", description = "Ends a run that waits for an approval without one.")
    static final class Dismiss extends OfOne {
        Dismiss(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            tell(session, session.execution().execution().dismiss(id()));
            return ExitCode.DONE;
        }
    }

    /** The confirmation of a run. */
    @Command(
            name = "report",
            description = "Tells what a run was to do and what became of it, line by line.")
    static final class Report extends OfOne {
        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "write it there as a page of HTML too")
        private @Nullable Path file;

        Report(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            RebalanceRun run = session.execution().execution().run(id());
            RunConfirmation confirmation = session.execution().confirmation(run, session.ledger());
            if (file != null) {
                try {
                    Files.write(
                            file, RunPages.of(session, confirmation, context().clock().getZone()));
                } catch (IOException e) {
                    throw new EvenkeelException(
                            Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
                }
            }
            print(
                    out ->
                            out.object(() -> {
                                RunReport.json(session, run, out);
                                write(out, confirmation);
                            }),
                    () -> text(confirmation));
            return ExitCode.DONE;
        }

        private static void write(Json out, RunConfirmation confirmation) {
            RunOrigin origin = confirmation.origin();
            RunClosing closing = origin == null ? null : origin.closing();
            out.text("dueAt", origin == null ? null : origin.dueAt())
                    .amount("planned", confirmation.planned())
                    .amount("traded", confirmation.traded())
                    .text("closedAt", closing == null ? null : closing.at())
                    .amount("totalAfterwards", closing == null ? null : closing.total())
                    .amount("driftAfterwards", closing == null ? null : closing.drift());
            out.array(
                    "fees",
                    List.copyOf(confirmation.fees().entrySet()),
                    (json, fee) -> json.text("symbol", fee.getKey()).amount("fee", fee.getValue()));
            out.array(
                    "leftOut",
                    origin == null ? List.of() : origin.leftOut(),
                    (json, each) ->
                            json.text("account", each.account())
                                    .text("symbol", each.symbol())
                                    .text("side", RunReport.word(each.side()))
                                    .amount("value", each.value())
                                    .text("reason", each.why()));
        }

        private void text(RunConfirmation confirmation) {
            RebalanceRun run = confirmation.run();
            RunReport.text(run, context());
            RunOrigin origin = confirmation.origin();
            Table facts = new Table("", ">amount", "");
            facts.row(
                    "planned",
                    Table.amount(confirmation.planned(), run.currency()),
                    run.currency());
            facts.row(
                    "traded", Table.amount(confirmation.traded(), run.currency()), run.currency());
            confirmation
                    .fees()
                    .forEach((symbol, fee) -> facts.row("fees", Table.quantity(fee), symbol));
            RunClosing closing = origin == null ? null : origin.closing();
            if (closing != null && closing.drift() != null) {
                facts.row("drift afterwards", Table.percent(closing.drift()), "");
            }
            facts.print(context().out());
            if (origin != null && !origin.leftOut().isEmpty()) {
                Table left = new Table("left out", "side", ">value", "reason");
                origin.leftOut()
                        .forEach(each ->
                                left.row(
                                        each.symbol(),
                                        RunReport.word(each.side()),
                                        Table.amount(each.value(), run.currency()),
                                        each.why()));
                left.print(context().out());
            }
        }
    }
}
