package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.plan.DroppedLine;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanEstimate;
import app.evenkeel.domain.plan.PlanLine;
import app.evenkeel.domain.plan.PlanText;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.report.PlanJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;

@Command(
        name = "plan",
        description =
                "Works out the trades that would bring a portfolio to its targets; trades nothing.")
final class PlanCommand extends StoreCommand {
    @Mixin private final PortfolioOption portfolio = new PortfolioOption();
    @Mixin private final PlanOptions options = new PlanOptions();

    @Option(names = "--paper", description = "from what is held on paper, not in the ledger")
    private boolean onPaper;

    PlanCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        Plan plan =
                session.policy()
                        .plans()
                        .plan(
                                portfolio.portfolio(session),
                                options.request(session),
                                session.execution()
                                        .execution()
                                        .book(onPaper ? Mode.PAPER : Mode.LIVE));
        Messages messages = new Messages(Locale.ENGLISH, Locale.ENGLISH);
        print(
                out -> out.object(() -> PlanJson.plan(out, plan, messages::text)),
                () -> show(plan, messages));
        return plan.status() == Plan.Status.BLOCKED ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private void show(Plan plan, Messages messages) {
        plan.obstacles().forEach(each -> context().err().println(each.text(Locale.ENGLISH)));
        Table table =
                new Table("account", "side", "symbol", ">quantity", ">price", ">value", "why");
        for (PlanLine line : plan.lines()) {
            table.row(
                    line.account().name(),
                    line.side(),
                    line.asset().symbol(),
                    Table.quantity(line.quantity()),
                    Table.quantity(line.price()),
                    Table.amount(line.value(), plan.currency()),
                    PlanText.reason(plan, line, messages::text));
        }
        table.print(context().out());
        for (DroppedLine line : plan.dropped()) {
            context()
                    .out()
                    .println(
                            "left out: "
                                    + line.side()
                                    + " "
                                    + line.symbol()
                                    + " for "
                                    + Table.amount(line.value(), plan.currency())
                                    + ": "
                                    + PlanText.reason(plan, line, messages::text));
        }
        PlanEstimate estimate = plan.estimate();
        if (estimate != null) {
            String tax = Table.amount(estimate.tax(), plan.currency());
            context()
                    .out()
                    .println(
                            "drift "
                                    + Table.percent(estimate.driftBefore())
                                    + " -> "
                                    + Table.percent(estimate.driftAfter())
                                    + ", cost "
                                    + Table.amount(estimate.cost(), plan.currency())
                                    + ", tax "
                                    + (tax == null ? "not known" : tax));
        }
    }
}
