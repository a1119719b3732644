package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.PriceSourceService;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

@Command(
        name = "sources",
        description = {
            "Shows which sources are asked for each asset and under which symbol,",
            "or sets them: --symbol 7203 --set yahoo=7203.T,stooq=7203.jp",
            "Prices of what is not held any more are fetched only while it is watched."
        })
final class PricesSourcesCommand extends StoreCommand {
    @Option(names = "--symbol", paramLabel = "S", description = "of one asset, or its ISIN")
    private @Nullable String symbol;

    @Option(
            names = "--set",
            split = ",",
            paramLabel = "FEED[=SYMBOL]",
            description = "the sources in order; what is left out is not asked any more")
    private List<String> wanted = List.of();

    @Option(
            names = "--watch",
            negatable = true,
            description = "fetch its prices also while it is not held, or (--no-watch) not")
    private @Nullable Boolean watch;

    PricesSourcesCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        if (symbol == null && (!wanted.isEmpty() || watch != null)) {
            throw bad("--set and --watch need --symbol");
        }
        if (symbol != null) {
            change(session.priceSources(), session.priceSources().assetCalled(symbol));
        }
        Map<Asset, List<FeedChoice>> all = new TreeMap<>((a, b) -> a.id().compareTo(b.id()));
        for (Asset asset :
                symbol == null
                        ? session.priceSources().assets()
                        : List.of(session.priceSources().assetCalled(symbol))) {
            all.put(asset, session.priceSources().choices(asset));
        }
        Set<AssetId> watched = session.priceSources().watched();
        print(
                json ->
                        json.array(
                                all.entrySet(),
                                (out, entry) -> {
                                    out.text("symbol", entry.getKey().symbol());
                                    out.flag("watched", watched.contains(entry.getKey().id()));
                                    out.array(
                                            "sources",
                                            entry.getValue(),
                                            (each, choice) ->
                                                    each.text("feed", choice.feed())
                                                            .text("symbol", choice.symbol())
                                                            .flag("asked", choice.isAsked()));
                                }),
                () -> table(all, watched).print(context().out()));
        return ExitCode.DONE;
    }

    private void change(PriceSourceService sources, Asset asset) {
        if (!wanted.isEmpty()) {
            sources.setChoices(asset, choices(sources.choices(asset)));
        }
        if (watch != null) {
            sources.setWatched(asset, watch);
        }
    }

    private List<FeedChoice> choices(List<FeedChoice> before) {
        List<FeedChoice> choices = new ArrayList<>();
        for (String each : wanted) {
            int at = each.indexOf('=');
            String feed = (at < 0 ? each : each.substring(0, at)).strip();
            String spelled =
                    at >= 0
                            ? each.substring(at + 1).strip()
                            : before.stream()
                                    .filter(choice -> choice.feed().equals(feed))
                                    .map(FeedChoice::symbol)
                                    .findFirst()
                                    .orElse("");
            if (spelled.isEmpty()) {
                throw bad("say which symbol " + feed + " uses: " + feed + "=SYMBOL");
            }
            choices.add(new FeedChoice(feed, choices.size(), spelled));
        }
        return choices;
    }

    private static Table table(Map<Asset, List<FeedChoice>> all, Set<AssetId> watched) {
        Table table = new Table("symbol", "name", "watched", "sources in order");
        all.forEach((asset, choices) ->
                table.row(
                        asset.symbol(),
                        Table.name(asset),
                        watched.contains(asset.id()) ? "yes" : null,
                        String.join(
                                ", ",
                                choices.stream()
                                        .filter(FeedChoice::isAsked)
                                        .map(choice -> choice.feed() + "=" + choice.symbol())
                                        .toList())));
        return table;
    }

    private static EvenkeelException bad(String what) {
        return new EvenkeelException(Problem.of(ProblemCode.BAD_ENTRY, what));
    }
}
