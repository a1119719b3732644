package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.report.PortfolioJson;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;

@Command(
        name = "positions",
        description = "Lists what is held in each pool, with cost by moving average.")
final class PositionsCommand extends StoreCommand {
    @Mixin private final DayOption asOf = new DayOption();

    PositionsCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        List<Position> positions = session.valuation().positions(asOf.day(context()), Scope.ALL);
        print(
                out -> PortfolioJson.positions(out, positions),
                () -> table(positions).print(context().out()));
        return ExitCode.DONE;
    }

    private static Table table(List<Position> positions) {
        Table table =
                new Table(
                        "account",
                        "tax account",
                        "symbol",
                        "name",
                        "kind",
                        ">quantity",
                        "currency",
                        ">average",
                        ">cost",
                        ">realised",
                        ">price",
                        "as of",
                        ">value",
                        ">unrealised");
        for (Position p : positions) {
            PricePoint price = p.price();
            table.row(
                    p.account().name(),
                    p.taxAccount(),
                    p.asset().symbol(),
                    Table.name(p.asset()),
                    Words.of(p.asset().kind()),
                    Table.quantity(p.quantity()),
                    p.currency(),
                    Table.quantity(p.averagePrice()),
                    Table.amount(p.cost(), p.currency()),
                    Table.amount(p.realisedGain(), p.currency()),
                    price == null ? null : Table.quantity(price.value()),
                    price == null ? null : price.asOf(),
                    Table.amount(p.value(), p.currency()),
                    Table.amount(p.unrealisedGain(), p.currency()));
        }
        return table;
    }
}
