package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.portfolio.PriceSourceService.PriceSummary;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

@Command(name = "list", description = "Shows the last price of every asset, or all prices of one.")
final class PricesListCommand extends StoreCommand {
    private static final int MOST = 100_000;

    @Option(names = "--symbol", paramLabel = "S", description = "of one asset, or its ISIN")
    private @Nullable String symbol;

    @Option(names = "--from", paramLabel = "DATE", description = "from this day on")
    private @Nullable LocalDate from;

    PricesListCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        LocalDate today = LocalDate.now(context().clock());
        if (symbol == null) {
            List<PriceSummary> all = session.priceSources().summaries();
            print(
                    json -> json.array(all, (out, line) -> write(out, line, today)),
                    () -> table(all, today).print(context().out()));
        } else {
            Asset asset = session.priceSources().assetCalled(symbol);
            LocalDate since = from == null ? LocalDate.of(1900, 1, 1) : from;
            List<SourcedBar> bars = session.priceSources().bars(asset, since, MOST);
            print(
                    json -> json.array(bars, (out, bar) -> write(out, bar, today)),
                    () -> table(bars).print(context().out()));
        }
        return ExitCode.DONE;
    }

    private static Table table(List<PriceSummary> all, LocalDate today) {
        Table table =
                new Table(
                        "symbol",
                        "name",
                        ">close",
                        "",
                        "day",
                        ">age",
                        "source",
                        "kind",
                        ">held back");
        for (PriceSummary line : all) {
            SourcedBar last = line.last();
            table.row(
                    line.asset().symbol(),
                    Table.name(line.asset()),
                    last == null ? null : Table.quantity(last.bar().close()),
                    last == null ? null : last.currency(),
                    last == null ? null : last.bar().day(),
                    last == null ? null : age(last, today) + " d",
                    last == null ? null : last.source(),
                    last == null ? null : word(last.bar()),
                    line.held());
        }
        return table;
    }

    private static Table table(List<SourcedBar> bars) {
        Table table =
                new Table(
                        "day", ">open", ">high", ">low", ">close", "", ">volume", "source", "kind");
        for (SourcedBar line : bars) {
            PriceBar bar = line.bar();
            table.row(
                    bar.day(),
                    Table.quantity(bar.open()),
                    Table.quantity(bar.high()),
                    Table.quantity(bar.low()),
                    Table.quantity(bar.close()),
                    line.currency(),
                    Table.quantity(bar.volume()),
                    line.source(),
                    word(bar));
        }
        return table;
    }

    private static void write(Json json, PriceSummary line, LocalDate today) {
        json.text("symbol", line.asset().symbol()).text("name", line.asset().name());
        SourcedBar last = line.last();
        if (last != null) {
            write(json, last, today);
        }
        Quote quote = line.quote();
        if (quote != null) {
            json.object(
                    "quote",
                    () ->
                            json.amount("last", quote.last())
                                    .amount("bid", quote.bid())
                                    .amount("ask", quote.ask())
                                    .text("currency", quote.currency())
                                    .text("at", quote.at())
                                    .text("source", quote.source()));
        }
        json.number("held", line.held());
    }

    private static void write(Json json, SourcedBar line, LocalDate today) {
        PriceBar bar = line.bar();
        json.text("day", bar.day())
                .amount("open", bar.open())
                .amount("high", bar.high())
                .amount("low", bar.low())
                .amount("close", bar.close())
                .text("currency", line.currency())
                .amount("volume", bar.volume())
                .text("source", line.source())
                .text("adjustment", word(bar))
                .number("ageDays", age(line, today));
    }

    private static long age(SourcedBar line, LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(line.bar().day(), today));
    }

    private static String word(PriceBar bar) {
        return bar.adjustment().name().toLowerCase(Locale.ROOT);
    }
}
