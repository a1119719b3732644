package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.DriftDay;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.portfolio.allocation.DriftService.Drift;
import app.evenkeel.report.PlanJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

@Command(
        name = "drift",
        description = "Compares a portfolio with its targets, and keeps the figures of the day.")
final class DriftCommand extends StoreCommand {
    @Mixin private final PortfolioOption portfolio = new PortfolioOption();

    @Option(names = "--history", description = "list the days that were kept instead")
    private boolean history;

    DriftCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        Portfolio chosen = portfolio.portfolio(session);
        if (history) {
            listDays(session, chosen);
            return ExitCode.DONE;
        }
        Drift drift =
                session.session().caller().mayWrite()
                        ? session.policy().drift().record(chosen)
                        : session.policy().drift().drift(chosen, LocalDate.now(context().clock()));
        Allocation allocation = drift.allocation();
        print(
                out -> out.object(() -> PlanJson.drift(out, allocation, drift.obstacles())),
                () -> {
                    drift.obstacles()
                            .forEach(each -> context().err().println(each.text(Locale.ENGLISH)));
                    if (allocation != null) {
                        table(allocation).print(context().out());
                        context().out().println("drift " + Table.percent(allocation.drift()));
                    }
                });
        return allocation == null ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private void listDays(SessionGraph session, Portfolio chosen) {
        List<DriftDay> days =
                session.policy()
                        .drift()
                        .history(chosen.id(), LocalDate.EPOCH, LocalDate.now(context().clock()));
        print(
                out -> out.array(days, PlanJson::day),
                () -> {
                    Table table = new Table("day", ">total", "currency", ">drift", "outside");
                    for (DriftDay day : days) {
                        table.row(
                                day.day(),
                                Table.amount(day.total(), day.currency()),
                                day.currency(),
                                Table.percent(day.drift()),
                                day.isOutside() ? "yes" : "no");
                    }
                    table.print(context().out());
                });
    }

    private static Table table(Allocation allocation) {
        Table table = new Table("target", ">value", ">weight", ">target", ">off", ">band", "state");
        for (Allocation.Line line : allocation.lines()) {
            table.row(
                    "  ".repeat(line.depth()) + line.symbol(),
                    Table.amount(line.value(), allocation.currency()),
                    Table.percent(line.weight()),
                    Table.percent(line.target()),
                    Table.percent(line.off()),
                    Table.percent(line.band()),
                    line.state().name().toLowerCase(Locale.ROOT));
        }
        return table;
    }
}
