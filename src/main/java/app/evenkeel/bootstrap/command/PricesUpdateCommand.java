package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.PriceUpdate;
import app.evenkeel.portfolio.PriceUpdateService;
import app.evenkeel.portfolio.QuoteUpdate;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

@Command(name = "update", description = "Fetches daily prices and exchange rates that are missing.")
final class PricesUpdateCommand extends StoreCommand {
    @Option(names = "--symbol", paramLabel = "S", description = "of one asset, or its ISIN")
    private @Nullable String symbol;

    @Option(names = "--feed", paramLabel = "F", description = "ask this source only")
    private @Nullable String feed;

    @Option(names = "--from", paramLabel = "DATE", description = "from this day on")
    private @Nullable LocalDate from;

    @Option(
            names = "--quotes",
            description = "the latest price of what is held instead of daily prices")
    private boolean quotes;

    PricesUpdateCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (quotes) {
            return latest(session.quotes().update(symbol, Progress.NONE));
        }
        PriceUpdate update =
                session.priceUpdates()
                        .update(
                                new PriceUpdateService.Request(symbol, feed, from, symbol == null),
                                Progress.NONE);
        print(
                json -> json.object(() -> write(json, update)),
                () -> show(context().out(), context().err(), update));
        return update.failures() > 0 ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private int latest(List<QuoteUpdate> lines) {
        print(
                json -> json.object(() -> json.array("quotes", lines, PricesUpdateCommand::write)),
                () -> show(context().out(), context().err(), lines));
        return lines.stream().anyMatch(QuoteUpdate::isFailed) ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private static void write(Json json, QuoteUpdate line) {
        Quote quote = line.quote();
        json.text("symbol", line.asset().symbol());
        if (quote != null) {
            json.text("feed", quote.source())
                    .amount("last", quote.last())
                    .amount("bid", quote.bid())
                    .amount("ask", quote.ask())
                    .text("currency", quote.currency())
                    .text("at", quote.at());
        }
        json.texts("problems", texts(line.problems()));
    }

    private static void show(PrintStream out, PrintStream err, List<QuoteUpdate> lines) {
        Table table = new Table("symbol", "source", ">last", ">bid", ">ask", "currency", "at");
        for (QuoteUpdate line : lines) {
            Quote quote = line.quote();
            if (quote == null) {
                table.row(line.asset().symbol(), null, null, null, null, null, null);
            } else {
                table.row(
                        line.asset().symbol(),
                        quote.source(),
                        Table.quantity(quote.last()),
                        Table.quantity(quote.bid()),
                        Table.quantity(quote.ask()),
                        quote.currency(),
                        quote.at());
            }
        }
        table.print(out);
        for (QuoteUpdate line : lines) {
            for (String text : texts(line.problems())) {
                err.println(line.asset().symbol() + ": " + text);
            }
        }
    }

    private static void write(Json json, PriceUpdate update) {
        PriceUpdate.Rates rates = update.rates();
        json.array(
                "assets",
                update.assets(),
                (out, line) -> {
                    out.text("symbol", line.asset().symbol())
                            .text("outcome", word(line.outcome()))
                            .text("feed", line.feed())
                            .number("saved", line.saved())
                            .number("held", line.held())
                            .text("last", line.last());
                    out.texts("problems", texts(line.problems()));
                });
        if (rates != null) {
            Problem problem = rates.problem();
            json.object(
                    "rates",
                    () -> {
                        json.text("feed", rates.feed())
                                .number("saved", rates.saved())
                                .text("last", rates.last())
                                .text(
                                        "problem",
                                        problem == null ? null : problem.text(Locale.ENGLISH));
                        json.texts("held", texts(rates.held()));
                    });
        }
    }

    private static void show(PrintStream out, PrintStream err, PriceUpdate update) {
        Table table = new Table("symbol", "source", ">new", ">held back", "last day", "outcome");
        for (PriceUpdate.Line line : update.assets()) {
            table.row(
                    line.asset().symbol(),
                    line.feed(),
                    line.saved(),
                    line.held(),
                    line.last(),
                    word(line.outcome()));
        }
        table.print(out);
        for (PriceUpdate.Line line : update.assets()) {
            for (String text : texts(line.problems())) {
                err.println(line.asset().symbol() + ": " + text);
            }
        }
        PriceUpdate.Rates rates = update.rates();
        if (rates != null) {
            Problem problem = rates.problem();
            if (problem == null) {
                out.println(
                        "exchange rates: "
                                + rates.saved()
                                + " new or changed, last day "
                                + rates.last());
                texts(rates.held()).forEach(text -> err.println("exchange rates: " + text));
            } else {
                err.println("exchange rates: " + problem.text(Locale.ENGLISH));
            }
        }
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(problem -> problem.text(Locale.ENGLISH)).toList();
    }

    private static String word(PriceUpdate.Outcome outcome) {
        return switch (outcome) {
            case DONE -> "done";
            case NO_SOURCE -> "no source";
            case FAILED -> "failed";
        };
    }
}
