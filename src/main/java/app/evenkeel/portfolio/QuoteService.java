package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.market.ReportedAction;
import app.evenkeel.domain.market.SourcedBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feed;
import app.evenkeel.ingestion.market.feed.FeedAsset;
import app.evenkeel.ingestion.market.feed.FeedQuote;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches the latest price of each asset that is held, so that today's value does not wait for the
 * day's close. A quote that fails the checks is told and not stored; the next source is asked.
 * Blocking and thread-safe.
 */
public final class QuoteService {
    private static final String ASKING = "quotes.step.asking";

    /** What one failing request takes with it. */
    private static final int ASSETS_PER_REQUEST = 20;

    private static final int DAYS_BACK = 400;

    private final Session session;
    private final Feeds feeds;
    private final PriceSourceService sources;
    private final ValuationService valuation;

    public QuoteService(
            Session session, Feeds feeds, PriceSourceService sources, ValuationService valuation) {
        this.session = session;
        this.feeds = feeds;
        this.sources = sources;
        this.valuation = valuation;
    }

    /**
     * Asks and stores. One asset or source failing leaves the others alone.
     *
     * @param symbol of the only asset wanted, which need not be held, or {@code null} for all held
     * @return one line an asset, by symbol
     * @throws EvenkeelException if the caller may only read, or there is no such asset
     * @throws app.evenkeel.domain.task.WorkCancelledException after a cancel
     */
    public List<QuoteUpdate> update(@Nullable String symbol, Progress progress) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        List<Wanted> all = wanted(symbol);
        List<Wanted> open = all;
        for (int round = 0; !open.isEmpty(); round++) {
            ask(open, round, progress);
            int next = round + 1;
            open =
                    open.stream()
                            .filter(wanted -> wanted.answer == null && next < wanted.asked.size())
                            .toList();
            progress.report(ASKING, all.size() - open.size(), all.size());
        }
        store(all);
        return all.stream()
                .map(Wanted::told)
                .sorted(Comparator.comparing(line -> line.asset().symbol()))
                .toList();
    }

    /** When the latest quote of anything held was so; empty if there is none. */
    public Optional<Instant> latest() {
        Set<AssetId> held = valuation.held();
        return session
                .stores()
                .database()
                .read(tx -> session.stores().feeds().latestQuotes(tx))
                .entrySet()
                .stream()
                .filter(entry -> held.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .map(Quote::at)
                .max(Comparator.naturalOrder());
    }

    private List<Wanted> wanted(@Nullable String symbol) {
        Set<AssetId> held = symbol == null ? valuation.held() : Set.of();
        List<Wanted> wanted =
                session.stores()
                        .database()
                        .read(tx ->
                                sources.assets(tx).stream()
                                        .filter(asset ->
                                                symbol == null
                                                        ? held.contains(asset.id())
                                                        : PriceSourceService.isCalled(
                                                                asset, symbol))
                                        .map(asset -> wanted(tx, asset))
                                        .toList());
        if (symbol != null && wanted.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, symbol));
        }
        return wanted;
    }

    private Wanted wanted(Tx tx, Asset asset) {
        LocalDate today = LocalDate.now(session.clock().withZone(ZoneOffset.ofHours(14)));
        return new Wanted(
                asset,
                sources.choices(tx, asset).stream().filter(FeedChoice::isAsked).toList(),
                session.stores().prices().bars(tx, asset.id(), today.minusDays(DAYS_BACK), 20),
                session.stores().feeds().actions(tx, asset.id()).stream()
                        .filter(action -> action.state() != ReportedAction.State.DISMISSED)
                        .map(ReportedAction::action)
                        .filter(action -> action.kind() == CorporateAction.Kind.SPLIT)
                        .toList(),
                today);
    }

    /** Asks for each asset the feed that is its next choice, many assets at a time. */
    private void ask(List<Wanted> open, int round, Progress progress) {
        Map<String, List<Wanted>> byFeed = new LinkedHashMap<>();
        for (Wanted wanted : open) {
            if (round < wanted.asked.size()) {
                byFeed.computeIfAbsent(wanted.asked.get(round).feed(), _ -> new ArrayList<>())
                        .add(wanted);
            }
        }
        byFeed.forEach((id, assets) ->
                feeds.find(id)
                        .ifPresent(feed -> {
                            for (int from = 0; from < assets.size(); from += ASSETS_PER_REQUEST) {
                                progress.checkCancelled();
                                int to = Math.min(assets.size(), from + ASSETS_PER_REQUEST);
                                ask(feed, assets.subList(from, to), round, progress);
                            }
                        }));
    }

    private void ask(Feed feed, List<Wanted> assets, int round, Progress progress) {
        Map<FeedAsset, Wanted> spelled = new LinkedHashMap<>();
        assets.forEach(wanted -> spelled.put(wanted.spelled(round), wanted));
        try {
            for (FeedQuote found : feed.quotes(List.copyOf(spelled.keySet()), progress)) {
                Wanted wanted = spelled.get(found.asset());
                if (wanted != null) {
                    wanted.take(found.quote(), round, session.clock().instant());
                }
            }
            for (Wanted wanted : assets) {
                if (wanted.answer == null && wanted.problems.size() <= round) {
                    wanted.problems.add(
                            Problem.of(
                                    ProblemCode.FEED_HAS_NOTHING,
                                    feed.id(),
                                    wanted.asked.get(round).symbol()));
                }
            }
        } catch (EvenkeelException e) {
            assets.forEach(wanted -> wanted.problems.add(e.problem()));
        }
    }

    private void store(List<Wanted> all) {
        List<Wanted> answered = all.stream().filter(wanted -> wanted.answer != null).toList();
        if (answered.isEmpty()) {
            return;
        }
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    Map<AssetId, List<Quote>> before = session.stores().feeds().latestQuotes(tx);
                    for (Wanted wanted : answered) {
                        Quote quote = Objects.requireNonNull(wanted.answer);
                        boolean isOlder =
                                before.getOrDefault(wanted.asset.id(), List.of()).stream()
                                        .anyMatch(known ->
                                                known.source().equals(quote.source())
                                                        && known.at().isAfter(quote.at()));
                        if (!isOlder) {
                            session.stores().feeds().saveQuote(tx, wanted.asset.id(), quote);
                        }
                    }
                    return true;
                });
        session.changes().publish(Change.PRICES);
    }

    /** An asset while it is asked for. Used by one thread. */
    private static final class Wanted {
        private final Asset asset;
        private final List<FeedChoice> asked;
        private final List<SourcedBar> bars;
        private final List<CorporateAction> splits;
        private final LocalDate today;
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable Quote answer;

        /**
         * @param bars newest first
         */
        Wanted(
                Asset asset,
                List<FeedChoice> asked,
                List<SourcedBar> bars,
                List<CorporateAction> splits,
                LocalDate today) {
            this.asset = asset;
            this.asked = asked;
            this.bars = bars;
            this.splits = splits;
            this.today = today;
        }

        FeedAsset spelled(int round) {
            String symbol = asked.get(round).symbol();
            return new FeedAsset(asset.kind(), symbol, PriceSourceService.wanted(asset, symbol));
        }

        void take(Quote quote, int round, Instant now) {
            if (PriceChecks.check(quote, now, context(spelled(round).currency())) == null) {
                answer = quote;
                return;
            }
            problems.add(
                    Problem.of(
                            ProblemCode.QUOTE_HELD,
                            asked.get(round).feed(),
                            asked.get(round).symbol(),
                            quote.last() == null ? "?" : Decimals.plain(quote.last())));
        }

        private PriceChecks.Context context(CurrencyCode currency) {
            Map<Adjustment, PricePoint> last = new EnumMap<>(Adjustment.class);
            for (SourcedBar stored : bars) {
                if (stored.currency().equals(currency)) {
                    last.putIfAbsent(
                            stored.bar().adjustment(),
                            new PricePoint(
                                    stored.bar().close(),
                                    currency,
                                    stored.bar().day(),
                                    stored.source()));
                }
            }
            return new PriceChecks.Context(
                    asset.kind(), currency, today, last, Map.of(), splits, List.of());
        }

        QuoteUpdate told() {
            if (answer == null && asked.isEmpty()) {
                return new QuoteUpdate(
                        asset, null, List.of(Problem.of(ProblemCode.NO_FEED, asset.symbol())));
            }
            return new QuoteUpdate(asset, answer, problems);
        }
    }
}
