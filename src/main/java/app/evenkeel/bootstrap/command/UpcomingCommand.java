package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.order.Automation;
import app.evenkeel.domain.order.Automation.Approval;
import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.execution.AutomationService.Upcoming;
import app.evenkeel.report.Json;
import app.evenkeel.report.Words;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.List;

/** The rebalances to come, and what the schedule may do about them. */
@Command(
        name = "upcoming",
        description = "Lists the rebalances to come: when each portfolio is next looked at.")
final class UpcomingCommand extends StoreCommand {
    UpcomingCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        list(this, session);
        return ExitCode.DONE;
    }

    private static void list(StoreCommand command, SessionGraph session) {
        List<Upcoming> all = session.execution().automation().upcoming();
        command.print(
                out -> out.array(all, UpcomingCommand::write),
                () -> {
                    Table table =
                            new Table(
                                    "portfolio",
                                    "looked at",
                                    "next",
                                    ">drift",
                                    "outside",
                                    "approval",
                                    "mode",
                                    ">cap",
                                    "waits");
                    for (Upcoming each : all) {
                        Portfolio portfolio = each.portfolio();
                        var drift = each.lastDrift();
                        var waiting = each.waiting();
                        table.row(
                                portfolio.name(),
                                Words.of(portfolio.policy().frequency()),
                                each.at() == null ? "when prices come" : each.at(),
                                drift == null ? null : Table.percent(drift.drift()),
                                drift == null ? null : drift.isOutside() ? "yes" : "no",
                                RunReport.word(each.automation().approval()),
                                RunReport.word(each.automation().mode()),
                                each.automation().cap() == null ? "" : each.automation().cap(),
                                waiting == null ? "" : "run " + waiting.id());
                    }
                    table.print(command.context().out());
                });
    }

    private static void write(Json json, Upcoming each) {
        var drift = each.lastDrift();
        var waiting = each.waiting();
        Money cap = each.automation().cap();
        json.text("portfolio", each.portfolio().name())
                .text("frequency", Words.of(each.portfolio().policy().frequency()))
                .text("next", each.at())
                .text("last", each.portfolio().lastRebalance())
                .amount("drift", drift == null ? null : drift.drift())
                .text("driftDay", drift == null ? null : drift.day())
                .text("approval", RunReport.word(each.automation().approval()))
                .text("mode", RunReport.word(each.automation().mode()))
                .amount("cap", cap == null ? null : cap.amount())
                .text("capCurrency", cap == null ? null : cap.currency().value())
                .text("waitingRun", waiting == null ? null : waiting.id());
    }

    /** Says what the schedule may do. */
    @Command(
            name = "set",
            description = {
                "Says what the schedule may do with a portfolio that is due.",
                "off: nothing; by-hand: plan, and wait; within-cap: carry out what trades no more."
            })
    static final class Set extends StoreCommand {
        @Mixin private final PortfolioOption portfolio = new PortfolioOption();

        @Option(
                names = "--approval",
                required = true,
                paramLabel = "WHO",
                description = "off, by-hand or within-cap")
        private Approval approval = Approval.OFF;

        @Option(
                names = "--venue",
                paramLabel = "VENUE",
                description = "dry, paper or live; paper unless said otherwise")
        private Mode venue = Mode.PAPER;

        @Option(
                names = "--cap",
                paramLabel = "X",
                description = "what a run may trade without asking, in the portfolio's currency")
        private @Nullable BigDecimal cap;

        Set(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            Portfolio chosen = portfolio.portfolio(session);
            if (approval == Approval.WITHIN_CAP && (cap == null || cap.signum() <= 0)) {
                throw wrong(
                        "--approval",
                        "within-cap",
                        "possible without --cap: an amount above zero that a run may trade");
            }
            Money most = cap == null ? null : new Money(cap, chosen.baseCurrency());
            session.execution()
                    .automation()
                    .set(chosen.id(), new Automation(approval, venue, most));
            list(this, session);
            return ExitCode.DONE;
        }
    }
}
