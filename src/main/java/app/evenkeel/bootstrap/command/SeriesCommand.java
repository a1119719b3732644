package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.report.PortfolioJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "series",
        description = "Shows the value of each day since the first transaction, with cash flows.")
final class SeriesCommand extends StoreCommand {
    @Mixin private final DayOption asOf = new DayOption();
    @Mixin private final CurrencyOption currency = new CurrencyOption();

    SeriesCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        ValueSeries series =
                session.valuation()
                        .series(asOf.day(context()), currency.currency(session), Scope.ALL);
        print(
                json -> json.object(() -> PortfolioJson.series(json, series)),
                () -> {
                    Table table =
                            new Table(
                                    "date",
                                    ">value " + series.currency(),
                                    ">flow",
                                    "complete",
                                    "old prices");
                    for (ValueSeries.Day day : series.days()) {
                        table.row(
                                day.date(),
                                Table.amount(day.value(), series.currency()),
                                Table.amount(day.flow(), series.currency()),
                                day.complete() ? "yes" : "no",
                                day.stale() ? "yes" : "no");
                    }
                    table.print(context().out());
                });
        return ExitCode.DONE;
    }
}
