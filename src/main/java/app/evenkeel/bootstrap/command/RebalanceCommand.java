package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.execution.RunStart;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.run.LineCheck;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

@Command(
        name = "rebalance",
        description = {
            "Plans and trades: sales first, then purchases from what they brought.",
            "Dry only writes the orders down; paper fills them in a book of its own, from which it plans too; live sends them"
                    + " over an armed connection."
        })
final class RebalanceCommand extends StoreCommand {
    @Mixin private final PortfolioOption portfolio = new PortfolioOption();
    @Mixin private final PlanOptions options = new PlanOptions();

    @Option(
            names = "--venue",
            required = true,
            paramLabel = "VENUE",
            description = "dry, paper or live")
    private Mode venue = Mode.DRY;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--validate",
            description =
                    "only has the orders looked at by the exchanges that can do so; places and stores"
                            + " nothing. With --venue live")
    private boolean validates;

    @Mixin private final BaseUrlOption bases = new BaseUrlOption();

    RebalanceCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (validates && venue != Mode.LIVE) {
            throw new ParameterException(
                    Objects.requireNonNull(spec.commandLine()),
                    "--validate needs --venue live: nobody else is asked");
        }
        bases.apply(session);
        Portfolio chosen = portfolio.portfolio(session);
        var execution = session.execution().execution();
        Plan plan =
                session.policy()
                        .plans()
                        .plan(chosen, options.request(session), execution.book(venue));
        Messages messages = new Messages(Locale.ENGLISH, Locale.ENGLISH);
        if (validates) {
            return validated(session, plan, messages);
        }
        RebalanceRun prepared =
                execution.prepare(chosen, plan, RunStart.asked(venue, "command"), messages::text);
        RebalanceRun begun = prepared;
        if (!prepared.state().isOver()) {
            execution.approve(prepared.id());
            begun = execution.carryOut(prepared.id());
        }
        RebalanceRun run = begun;
        print(
                out -> out.object(() -> RunReport.json(session, run, out)),
                () -> RunReport.text(run, context()));
        return RunReport.code(run);
    }

    private int validated(SessionGraph session, Plan plan, Messages messages) {
        String reason = RunReport.text(plan.reason());
        List<LineCheck.Outcome> checked =
                reason == null
                        ? session.execution().liveCheck().check(plan, messages::text)
                        : List.of();
        print(
                out ->
                        out.object(() ->
                                out.text("reason", reason)
                                        .array("checked", checked, RebalanceCommand::checked)),
                () -> {
                    if (reason == null) {
                        show(checked);
                    } else {
                        context().out().println(reason);
                    }
                });
        return switch (plan.status()) {
            case READY ->
                    checked.stream().allMatch(LineCheck.Outcome::isTaken)
                            ? ExitCode.DONE
                            : ExitCode.PARTLY;
            case EMPTY -> ExitCode.DONE;
            case BLOCKED -> ExitCode.FAILED;
        };
    }

    private static void checked(Json json, LineCheck.Outcome each) {
        OrderRequest order = each.order();
        json.text("symbol", each.line().market().base())
                .text("quote", each.line().market().quote())
                .text("side", RunReport.word(each.line().side()))
                .amount("quantity", order == null ? each.line().quantity() : order.quantity())
                .amount("limit", order == null ? null : order.limit())
                .text("reason", reason(each));
    }

    private void show(List<LineCheck.Outcome> checked) {
        Table table = new Table("symbol", "side", ">quantity", ">limit", "would be taken");
        for (LineCheck.Outcome each : checked) {
            OrderRequest order = each.order();
            BigDecimal limit = order == null ? null : order.limit();
            String reason = reason(each);
            table.row(
                    each.line().market(),
                    RunReport.word(each.line().side()),
                    Table.quantity(order == null ? each.line().quantity() : order.quantity()),
                    limit == null ? "" : Table.quantity(limit),
                    reason == null ? "yes" : reason);
        }
        table.print(context().out());
        context().out().println("Looked at by the exchange; nothing was placed.");
    }

    /** Why an order would not be taken, or why that is not known; {@code null} if it would. */
    private static @Nullable String reason(LineCheck.Outcome each) {
        return switch (each.told()) {
            case null -> RunReport.text(each.left());
            case Submission.Accepted _ -> null;
            case Submission.Refused refused -> "It would not be taken: " + refused.words() + ".";
            case Submission.Unclear(String words) -> "No clear answer: " + words + ".";
            case Submission.Logged() ->
                    "Not asked: this exchange looks at no order without taking it.";
        };
    }
}
