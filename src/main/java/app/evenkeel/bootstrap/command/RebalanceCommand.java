package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.execution.RunStart;
import app.evenkeel.presentation.fx.Messages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;

@Command(
        name = "rebalance",
        description = {
            "Plans and trades: sales first, then purchases from what they brought.",
            "Dry only writes the orders down; paper fills them in a book of its own; live sends them"
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

    @Mixin private final BaseUrlOption bases = new BaseUrlOption();

    RebalanceCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        bases.apply(session);
        Portfolio chosen = portfolio.portfolio(session);
        Plan plan = session.policy().plans().plan(chosen, options.request(session));
        Messages messages = new Messages(Locale.ENGLISH, Locale.ENGLISH);
        var execution = session.execution().execution();
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
}
