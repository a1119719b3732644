package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.RateChecks;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.ingestion.market.feed.EcbFeed;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.portfolio.AssetFetch.Fetched;
import app.evenkeel.portfolio.AssetFetch.Told;
import app.evenkeel.storage.PriceStore.Span;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Fetches daily bars and exchange rates from the feeds and stores what passes the checks. One asset
 * failing leaves the others alone. Blocking and thread-safe.
 */
public final class PriceUpdateService {
    private static final String ASKING = "prices.step.asking";
    private static final int WAITING_PER_FEED = 8;
    private static final int ASSETS_PER_WRITE = 50;
    private static final int BARS_PER_WRITE = 20_000;
    private static final int RATE_OVERLAP_DAYS = 10;
    private static final int YEARS_IF_NEVER_OWNED = 5;

    private final Session session;
    private final Feeds feeds;
    private final PriceSourceService sources;
    private final ValuationService valuation;

    public PriceUpdateService(
            Session session, Feeds feeds, PriceSourceService sources, ValuationService valuation) {
        this.session = session;
        this.feeds = feeds;
        this.sources = sources;
        this.valuation = valuation;
    }

    /**
     * What to ask for.
     *
     * @param symbol of the only asset wanted, or {@code null} for all whose prices are needed
     * @param feed the only feed to ask, or {@code null} for each asset's own order
     * @param from first day wanted, or {@code null} for what is missing
     * @param withRates whether to fetch exchange rates too
     */
    public record Request(
            @Nullable String symbol,
            @Nullable String feed,
            @Nullable LocalDate from,
            boolean withRates) {
        /** All that is missing. */
        public static final Request ALL = new Request(null, null, null, true);
    }

    /**
     * Asks and stores; what came before a failure or cancel is stored.
     *
     * @throws EvenkeelException if the caller may only read, or asset or feed do not exist
     * @throws WorkCancelledException after a cancel
     */
    public PriceUpdate update(Request request, Progress progress) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        if (request.feed() != null) {
            feeds.get(request.feed());
        }
        Set<AssetId> held = valuation.held();
        PriceNeeds needs = session.stores().database().read(tx -> PriceNeeds.of(tx, session, held));
        List<Plan> plans = session.stores().database().read(tx -> plans(tx, request, needs));
        PriceUpdate.Rates rates = request.withRates() ? rates(request.from(), progress) : null;
        List<PriceUpdate.Line> lines =
                new ArrayList<>(assets(plans, needs, request.from(), progress));
        if (request.feed() == null) {
            settle(needs, lines);
        }
        lines.sort(Comparator.comparing(line -> line.asset().symbol()));
        return new PriceUpdate(lines, rates);
    }

    private void settle(PriceNeeds needs, List<PriceUpdate.Line> lines) {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    needs.settle(tx, session, lines);
                    return true;
                });
    }

    private record Plan(Asset asset, List<FeedChoice> choices) {}

    private List<Plan> plans(Tx tx, Request request, PriceNeeds needs) {
        List<Plan> plans = new ArrayList<>();
        String symbol = request.symbol();
        boolean isForAll = request.from() != null;
        for (Asset asset : sources.assets(tx)) {
            if (symbol == null
                    ? isForAll || needs.isOpen(asset)
                    : PriceSourceService.isCalled(asset, symbol)) {
                List<FeedChoice> choices = sources.choices(tx, asset);
                String feed = request.feed();
                plans.add(
                        new Plan(
                                asset,
                                feed == null
                                        ? choices
                                        : choices.stream()
                                                .filter(c -> c.feed().equals(feed))
                                                .map(c -> new FeedChoice(feed, 0, c.symbol()))
                                                .toList()));
            }
        }
        if (symbol != null && plans.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.ASSET_NOT_FOUND, symbol));
        }
        return plans;
    }

    private List<PriceUpdate.Line> assets(
            List<Plan> plans, PriceNeeds needs, @Nullable LocalDate from, Progress progress) {
        Map<String, Semaphore> turns = new ConcurrentHashMap<>();
        LocalDate otherwise =
                LocalDate.now(session.clock().withZone(ZoneOffset.UTC))
                        .minusYears(YEARS_IF_NEVER_OWNED);
        AssetFetch fetch =
                new AssetFetch(
                        session,
                        feeds,
                        feed -> turns.computeIfAbsent(feed, _ -> new Semaphore(WAITING_PER_FEED)),
                        asset -> needs.firstNeeded(asset, otherwise),
                        trades()::in);
        List<PriceUpdate.Line> lines = new ArrayList<>();
        BlockingQueue<Result> results = new LinkedBlockingQueue<>();
        progress.report(ASKING, 0, plans.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Plan plan : plans) {
                threads.execute(() -> results.add(result(fetch, plan, from, progress)));
            }
            collect(results, plans.size(), lines, progress);
        }
        progress.checkCancelled();
        return lines;
    }

    private LastTrades trades() {
        return session.stores()
                .database()
                .read(tx -> {
                    Map<AssetId, PricePoint> paid =
                            session.stores().feeds().lastTrades(tx, session.caller());
                    Set<CurrencyCode> currencies = new HashSet<>();
                    paid.values().forEach(p -> currencies.add(p.currency().major()));
                    currencies.add(CurrencyCode.USD);
                    currencies.add(CurrencyCode.JPY);
                    return new LastTrades(paid, session.stores().prices().rates(tx, currencies));
                });
    }

    /** The last price paid for each asset. */
    private record LastTrades(Map<AssetId, PricePoint> paid, FxTable rates) {
        /** In a currency; {@code null} if nothing was paid, or the rate is not known. */
        @Nullable PricePoint in(Asset asset, CurrencyCode currency) {
            PricePoint trade = paid.get(asset.id());
            if (trade == null || trade.currency().equals(currency)) {
                return trade;
            }
            return rates.rate(trade.currency(), currency, trade.asOf())
                    .map(rate ->
                            new PricePoint(
                                    Decimals.rounded(trade.value().multiply(rate.rate())),
                                    currency,
                                    trade.asOf(),
                                    trade.source()))
                    .orElse(null);
        }
    }

    /** What a thread came back with; nothing after a cancel. */
    private record Result(Plan plan, @Nullable Fetched fetched, @Nullable Throwable bug) {}

    private static Result result(
            AssetFetch fetch, Plan plan, @Nullable LocalDate from, Progress progress) {
        try {
            progress.checkCancelled();
            return new Result(
                    plan, fetch.fetch(plan.asset(), plan.choices(), from, progress), null);
        } catch (WorkCancelledException e) {
            return new Result(plan, null, null);
        } catch (RuntimeException | Error e) {
            // Whatever it is: whoever waits for the result would wait for ever.
            return new Result(plan, null, e);
        }
    }

    private void collect(
            BlockingQueue<Result> results,
            int expected,
            List<PriceUpdate.Line> lines,
            Progress progress) {
        List<Fetched> waiting = new ArrayList<>();
        long bars = 0;
        Throwable bug = null;
        for (int done = 1; done <= expected; done++) {
            Result result = next(results, waiting, lines);
            if (result.bug() != null) {
                bug = result.bug();
            } else if (result.fetched() != null) {
                waiting.add(result.fetched());
                bars += result.fetched().bars();
            }
            if (waiting.size() >= ASSETS_PER_WRITE || bars >= BARS_PER_WRITE) {
                write(waiting, lines);
                bars = 0;
            }
            progress.report(ASKING, done, expected);
        }
        write(waiting, lines);
        switch (bug) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException thrown -> throw thrown;
            default -> throw new IllegalStateException(bug);
        }
    }

    /** The next result; what waits meanwhile is stored when none comes for a while. */
    private Result next(
            BlockingQueue<Result> results, List<Fetched> waiting, List<PriceUpdate.Line> lines) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Result result = results.poll(2, TimeUnit.SECONDS);
                    if (result != null) {
                        return result;
                    }
                    write(waiting, lines);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(List<Fetched> waiting, List<PriceUpdate.Line> lines) {
        if (waiting.isEmpty()) {
            return;
        }
        List<Fetched> batch = List.copyOf(waiting);
        waiting.clear();
        long bars = batch.stream().mapToLong(Fetched::bars).sum();
        List<PriceUpdate.Line> saved =
                session.stores().database().write(bars, tx -> save(tx, batch));
        lines.addAll(saved);
        session.changes().publish(Change.PRICES);
    }

    private List<PriceUpdate.Line> save(Tx tx, List<Fetched> batch) {
        List<PriceUpdate.Line> lines = new ArrayList<>();
        for (Fetched fetched : batch) {
            lines.add(save(tx, fetched));
        }
        return lines;
    }

    private PriceUpdate.Line save(Tx tx, Fetched fetched) {
        Asset asset = fetched.asset();
        List<Told> answers = fetched.answers();
        if (!answers.isEmpty()) {
            // All of them, where this time one feed only was to be asked.
            sources.keepGuesses(tx, asset.id(), sources.guesses(asset));
        }
        long saved = 0;
        for (Told told : answers) {
            saved += save(tx, asset, told);
        }
        Told first =
                answers.stream()
                        .filter(told -> told.whole() != null)
                        .findFirst()
                        .orElse(
                                answers.isEmpty() || !fetched.problems().isEmpty()
                                        ? null
                                        : answers.getFirst());
        if (first == null) {
            boolean none = fetched.problems().isEmpty();
            return new PriceUpdate.Line(
                    asset,
                    none ? PriceUpdate.Outcome.NO_SOURCE : PriceUpdate.Outcome.FAILED,
                    null,
                    saved,
                    0,
                    null,
                    false,
                    none
                            ? List.of(Problem.of(ProblemCode.NO_FEED, asset.symbol()))
                            : fetched.problems());
        }
        Span span = session.stores().prices().span(tx, asset.id(), first.feed());
        return new PriceUpdate.Line(
                asset,
                PriceUpdate.Outcome.DONE,
                first.feed(),
                saved,
                answers.stream().mapToInt(told -> told.checked().held().size()).sum(),
                span == null ? null : span.last(),
                fetched.whole(),
                fetched.problems());
    }

    private long save(Tx tx, Asset asset, Told told) {
        List<PriceBar> bars = told.checked().passed();
        long saved =
                session.stores()
                        .prices()
                        .saveBars(tx, asset.id(), told.currency(), told.feed(), bars.iterator());
        if (told.whole() != null) {
            session.stores().priceNeeds().saveAskedFrom(tx, asset.id(), told.feed(), told.whole());
        }
        new HeldPrices(session, tx).keep(asset.id(), told.feed(), told.currency(), told.checked());
        for (CorporateAction action : told.actions()) {
            session.stores().feeds().propose(tx, asset.id(), action);
        }
        if (told.quote() != null) {
            session.stores().feeds().saveQuote(tx, asset.id(), told.quote());
        }
        return saved;
    }

    /**
     * Fetches exchange rates since the last stored day and stores what passes the checks; a failure
     * is told and not thrown.
     */
    public PriceUpdate.Rates rates(@Nullable LocalDate from, Progress progress) {
        String feed = EcbFeed.ID;
        LocalDate today = LocalDate.now(session.clock().withZone(ZoneOffset.ofHours(14)));
        LocalDate last =
                session.stores()
                        .database()
                        .read(tx -> session.stores().prices().lastRateDay(tx, feed, today))
                        .orElse(null);
        LocalDate since =
                from != null
                        ? from
                        : last == null ? LocalDate.EPOCH : last.minusDays(RATE_OVERLAP_DAYS);
        try {
            RateChecks.Checked checked = checked(feeds.get(feed).rates(since, progress), today);
            List<FxRate> rates = checked.passed();
            long saved =
                    session.stores().database().write(rates.size(), tx -> save(tx, rates, since));
            LocalDate newest =
                    rates.stream().map(FxRate::date).max(LocalDate::compareTo).orElse(last);
            session.changes().publish(Change.PRICES);
            List<Problem> held = checked.held().stream().map(PriceUpdateService::held).toList();
            return new PriceUpdate.Rates(feed, saved, newest, held, null);
        } catch (EvenkeelException e) {
            return new PriceUpdate.Rates(feed, 0, last, List.of(), e.problem());
        }
    }

    private RateChecks.Checked checked(List<FxRate> rates, LocalDate today) {
        Set<CurrencyCode> quoted = rates.stream().map(FxRate::quote).collect(Collectors.toSet());
        FxTable known =
                session.stores().database().read(tx -> session.stores().prices().rates(tx, quoted));
        return RateChecks.check(rates, known, today);
    }

    private static Problem held(FxRate rate) {
        return Problem.of(
                ProblemCode.RATE_HELD,
                rate.base() + "/" + rate.quote(),
                rate.date().toString(),
                Decimals.plain(rate.rate()));
    }

    private long save(Tx tx, List<FxRate> rates, LocalDate since) {
        return session.stores().prices().saveRates(tx, rates.iterator(), EcbFeed.ID, since);
    }
}
