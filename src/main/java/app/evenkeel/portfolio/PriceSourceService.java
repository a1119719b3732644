package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which feeds are asked for the price of an asset, in which order and under which symbol. Blocking
 * and thread-safe.
 */
public final class PriceSourceService {
    private final Session session;
    private final Feeds feeds;
    private final Function<AssetKind, List<String>> order;

    /** In the usual order for every kind of asset. */
    public PriceSourceService(Session session, Feeds feeds) {
        this(session, feeds, kind -> FeedOrderService.usual(feeds, kind));
    }

    /**
     * @param order names of the feeds of a kind, for assets without an order of their own
     */
    public PriceSourceService(
            Session session, Feeds feeds, Function<AssetKind, List<String>> order) {
        this.session = session;
        this.feeds = feeds;
        this.order = order;
    }

    /** Assets that a price can be asked for, by symbol. */
    public List<Asset> assets() {
        return session.stores().database().read(this::assets);
    }

    /**
     * The feeds of an asset in the order in which they are asked: what the user set, else what is
     * usual for its kind with guessed symbols.
     */
    public List<FeedChoice> choices(Asset asset) {
        return session.stores().database().read(tx -> choices(tx, asset));
    }

    /**
     * Sets the feeds of an asset and their symbols; feeds left out are not asked any more, but what
     * they gave still counts after all others.
     *
     * @param wanted first the one to be asked first; its places are not looked at
     * @throws EvenkeelException if a feed does not exist, or the caller may only read
     */
    public void setChoices(Asset asset, List<FeedChoice> wanted) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        wanted.forEach(choice -> feeds.get(choice.feed()));
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    List<FeedChoice> all = new ArrayList<>();
                    Set<String> named = new HashSet<>();
                    for (FeedChoice choice : wanted) {
                        if (named.add(choice.feed())) {
                            all.add(new FeedChoice(choice.feed(), all.size(), choice.symbol()));
                        }
                    }
                    for (FeedChoice before : choices(tx, asset)) {
                        if (named.add(before.feed())) {
                            all.add(
                                    new FeedChoice(
                                            before.feed(),
                                            FeedChoice.NOT_ASKED + all.size(),
                                            before.symbol()));
                        }
                    }
                    session.stores().feeds().setChoices(tx, asset.id(), all);
                    // Under other symbols they may know more of the past.
                    session.stores().priceNeeds().forgetAsked(tx, asset.id());
                    return true;
                });
        session.changes().publish(Change.PRICES);
    }

    /** The assets whose prices are fetched although they may not be held. */
    public Set<AssetId> watched() {
        return session.stores()
                .database()
                .read(tx -> session.stores().priceNeeds().watched(tx, session.caller()));
    }

    /**
     * Has the prices of an asset fetched whether it is held or not, or only while it is needed.
     *
     * @throws EvenkeelException if the caller may only read
     */
    public void setWatched(Asset asset, boolean watched) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores()
                            .priceNeeds()
                            .setWatched(tx, session.caller(), asset.id(), watched);
                    return true;
                });
        session.changes().publish(Change.PRICES);
    }

    /**
     * The asset of a symbol or ISIN.
     *
     * @throws EvenkeelException if there is none that a price can be asked for
     */
    public Asset assetCalled(String symbol) {
        return assets().stream()
                .filter(asset -> isCalled(asset, symbol))
                .findFirst()
                .orElseThrow(() ->
                        new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, symbol)));
    }

    /** Stored bars of an asset from a day on, newest first, of every source and kind. */
    public List<SourcedBar> bars(Asset asset, LocalDate from, int limit) {
        return session.stores()
                .database()
                .read(tx -> session.stores().prices().bars(tx, asset.id(), from, limit));
    }

    /** Corporate actions that sources reported of an asset, oldest first. */
    public List<ReportedAction> actions(Asset asset) {
        return session.stores()
                .database()
                .read(tx -> session.stores().feeds().actions(tx, asset.id()));
    }

    /** The last price of every asset that one can be asked for, by symbol. */
    public List<PriceSummary> summaries() {
        return session.stores()
                .database()
                .read(tx -> {
                    Map<AssetId, Integer> held = new HashMap<>();
                    session.stores()
                            .feeds()
                            .held(tx)
                            .forEach(bar -> held.merge(bar.asset(), 1, Integer::sum));
                    Map<AssetId, List<Quote>> quotes = session.stores().feeds().latestQuotes(tx);
                    return assets(tx).stream()
                            .sorted(Comparator.comparing(Asset::symbol))
                            .map(asset ->
                                    new PriceSummary(
                                            asset,
                                            session.stores().prices().lastBar(tx, asset.id()),
                                            quotes.getOrDefault(asset.id(), List.of()).stream()
                                                    .findFirst()
                                                    .orElse(null),
                                            held.getOrDefault(asset.id(), 0)))
                            .toList();
                });
    }

    /**
     * The last price of an asset.
     *
     * @param last bar of the source that is asked first among those of the last day
     * @param quote the latest one, or {@code null}
     * @param held how many bars are held back
     */
    public record PriceSummary(
            Asset asset, @Nullable SourcedBar last, @Nullable Quote quote, int held) {}

    static boolean isCalled(Asset asset, String wanted) {
        return asset.symbol().equalsIgnoreCase(wanted.strip())
                || asset.isin().equalsIgnoreCase(wanted.strip());
    }

    List<Asset> assets(Tx tx) {
        return session.stores().assets().findAll(tx).stream()
                .filter(asset -> asset.active() && isAsked(asset))
                .toList();
    }

    List<FeedChoice> choices(Tx tx, Asset asset) {
        List<FeedChoice> stored = session.stores().feeds().choices(tx, asset.id());
        return stored.isEmpty() ? guesses(asset) : stored;
    }

    List<FeedChoice> guesses(Asset asset) {
        List<FeedChoice> guesses = new ArrayList<>();
        for (String name : order.apply(asset.kind())) {
            feeds.get(name)
                    .guess(asset)
                    .ifPresent(symbol -> guesses.add(new FeedChoice(name, guesses.size(), symbol)));
        }
        return guesses;
    }

    /** Remembers guesses that proved right, so that they can be seen and changed. */
    void keepGuesses(Tx tx, AssetId asset, List<FeedChoice> choices) {
        if (session.stores().feeds().choices(tx, asset).isEmpty()) {
            session.stores().feeds().setChoices(tx, asset, choices);
        }
    }

    /** What prices are wanted in: a coin has none of its own, so the symbol says it. */
    static CurrencyCode wanted(Asset asset, String symbol) {
        return switch (asset.kind()) {
            case CRYPTO, STABLECOIN, FX, COMMODITY -> quoted(symbol);
            case CASH, EQUITY, ETF, FUND, BOND, OPTION -> asset.currency();
        };
    }

    private static CurrencyCode quoted(String symbol) {
        int at = Math.max(symbol.lastIndexOf('/'), symbol.lastIndexOf('-'));
        String text = symbol.substring(at + 1);
        if (at < 0) {
            return CurrencyCode.USD;
        }
        try {
            return CurrencyCode.of(text);
        } catch (IllegalArgumentException notACode) {
            return CurrencyCode.USD;
        }
    }

    private static boolean isAsked(Asset asset) {
        return switch (asset.kind()) {
            case CASH, OPTION -> false;
            case STABLECOIN, CRYPTO, EQUITY, ETF, FUND, BOND, COMMODITY, FX -> true;
        };
    }
}
