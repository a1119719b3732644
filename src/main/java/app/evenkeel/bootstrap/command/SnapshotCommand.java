package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.portfolio.job.SnapshotService;
import app.evenkeel.report.Json;
import app.evenkeel.report.PortfolioJson;
import app.evenkeel.report.Words;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

@Command(name = "snapshot", description = "Shows what everything was worth on one day.")
final class SnapshotCommand extends StoreCommand {
    @Mixin private final DayOption asOf = new DayOption();
    @Mixin private final CurrencyOption currency = new CurrencyOption();

    @Option(
            names = "--taken",
            paramLabel = "DAYS",
            description =
                    "instead, what the last so many days came to as written down then, and now")
    private int taken;

    SnapshotCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (taken > 0) {
            List<SnapshotService.Taken> days = session.execution().snapshots().taken(taken);
            print(out -> out.array(days, SnapshotCommand::write), () -> show(days));
            return ExitCode.DONE;
        }
        Snapshot snapshot =
                session.valuation()
                        .snapshot(asOf.day(context()), currency.currency(session), Scope.ALL);
        print(
                out -> out.object(() -> PortfolioJson.snapshot(out, snapshot)),
                () -> show(context().out(), snapshot));
        return ExitCode.DONE;
    }

    private static void write(Json json, SnapshotService.Taken day) {
        json.text("day", day.day())
                .text("currency", day.currency().value())
                .amount("then", day.then())
                .flag("complete", day.wasComplete())
                .amount("now", day.now())
                .amount("difference", day.difference());
    }

    private void show(List<SnapshotService.Taken> days) {
        Table table = new Table("day", ">then", ">now", ">difference", "currency", "");
        for (SnapshotService.Taken day : days) {
            table.row(
                    day.day(),
                    Table.amount(day.then(), day.currency()),
                    Table.amount(day.now(), day.currency()),
                    Table.amount(day.difference(), day.currency()),
                    day.currency(),
                    day.wasComplete() ? null : "without what had no price then");
        }
        table.print(context().out());
    }

    private static void show(PrintStream out, Snapshot s) {
        out.println(
                s.asOf()
                        + "  "
                        + Objects.requireNonNullElse(
                                Table.amount(s.total(), s.currency()), "not known")
                        + " "
                        + s.currency()
                        + (s.isComplete() ? "" : "  (without what has no price, see below)"));
        out.println();
        Table assets =
                new Table("symbol", "name", "kind", ">quantity", ">price", "as of", ">value", ">%");
        for (Snapshot.AssetLine line : s.byAsset()) {
            PricePoint price = line.price();
            assets.row(
                    line.asset().symbol(),
                    Table.name(line.asset()),
                    Words.of(line.asset().kind()),
                    Table.quantity(line.quantity()),
                    price == null ? null : Table.quantity(price.value()) + " " + price.currency(),
                    price == null ? null : price.asOf(),
                    Table.amount(line.value(), s.currency()),
                    Table.percent(line.weight()));
        }
        assets.print(out);
        out.println();
        Table groups = new Table("class or account", ">value", ">%");
        for (Snapshot.ClassLine line : s.byClass()) {
            groups.row(
                    Words.of(line.kind()),
                    Table.amount(line.value(), s.currency()),
                    Table.percent(line.weight()));
        }
        for (Snapshot.AccountLine line : s.byAccount()) {
            groups.row(
                    line.account().name(),
                    Table.amount(line.value(), s.currency()),
                    Table.percent(line.weight()));
        }
        groups.print(out);
        for (Snapshot.MissingPrice line : s.missingPrices()) {
            out.println(
                    line.currency() == null
                            ? "No price: " + line.asset().label()
                            : "No rate: " + line.currency() + " for " + line.asset().label());
        }
    }
}
