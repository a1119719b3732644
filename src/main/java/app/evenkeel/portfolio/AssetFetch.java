package app.evenkeel.portfolio;

import app.evenkeel.analytics.market.PriceChecks;
import app.evenkeel.analytics.market.PriceChecks.Checked;
import app.evenkeel.analytics.market.SameAsset;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.feed.Feed;
import app.evenkeel.ingestion.market.feed.FeedAsset;
import app.evenkeel.ingestion.market.feed.FeedBars;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.storage.PriceStore.Span;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks the feeds of one asset, one after the other until every day that is needed is told of, and
 * checks the answers.
 */
final class AssetFetch {
    /** Days asked for again, since sources mend what they said last. */
    private static final int OVERLAP_DAYS = 7;

    private static final int LONG_AGO_YEARS = 5;

    /** What an answer is compared with, the newest of it. */
    private static final int MOST_BARS = 3_000;

    private final Session session;
    private final Feeds feeds;
    private final Function<String, Semaphore> turns;
    private final Function<Asset, LocalDate> firstNeeded;
    private final BiFunction<Asset, CurrencyCode, @Nullable PricePoint> lastTrade;

    /**
     * @param turns limits how many requests wait for one feed at a time
     * @param firstNeeded day from which on an asset has been owned
     * @param lastTrade the last price paid for it, in a currency, or {@code null}
     */
    AssetFetch(
            Session session,
            Feeds feeds,
            Function<String, Semaphore> turns,
            Function<Asset, LocalDate> firstNeeded,
            BiFunction<Asset, CurrencyCode, @Nullable PricePoint> lastTrade) {
        this.session = session;
        this.feeds = feeds;
        this.turns = turns;
        this.firstNeeded = firstNeeded;
        this.lastTrade = lastTrade;
    }

    /**
     * What the feeds gave for an asset.
     *
     * @param answers of those that answered, in the order in which they were asked
     * @param whole whether they tell of every day that is needed, as far as there is anything to
     *     tell
     * @param problems of those that did not answer
     */
    record Fetched(Asset asset, List<Told> answers, boolean whole, List<Problem> problems) {
        long bars() {
            return answers.stream().mapToLong(told -> told.checked().passed().size()).sum();
        }
    }

    /**
     * What one feed gave for an asset, checked.
     *
     * @param whole first day from which on it told all days; {@code null} if it told none
     */
    record Told(
            String feed,
            @Nullable LocalDate whole,
            CurrencyCode currency,
            Checked checked,
            List<CorporateAction> actions,
            @Nullable Quote quote) {}

    /** What is known of an asset before a feed is asked. */
    private record Known(@Nullable Span span, @Nullable LocalDate askedFrom, KnownPrices prices) {
        /** The first day from which on the feed told all days before; the last of all if none. */
        LocalDate whole() {
            if (askedFrom != null) {
                return askedFrom;
            }
            return span == null ? LocalDate.MAX : span.first();
        }
    }

    /**
     * Asks until the answers tell of every day that is needed.
     *
     * @param from first day needed, or {@code null} for what is missing
     */
    Fetched fetch(
            Asset asset, List<FeedChoice> choices, @Nullable LocalDate from, Progress progress) {
        LocalDate today = LocalDate.now(session.clock().withZone(ZoneOffset.ofHours(14)));
        LocalDate needed = from == null ? firstNeeded.apply(asset).minusDays(OVERLAP_DAYS) : from;
        List<Told> answers = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        LocalDate whole = LocalDate.MAX;
        List<FeedChoice> asked = choices.stream().filter(FeedChoice::isAsked).toList();
        for (int i = 0; i < asked.size() && whole.isAfter(needed); i++) {
            FeedChoice choice = asked.get(i);
            Optional<Feed> feed = feeds.find(choice.feed());
            if (feed.isEmpty()) {
                continue;
            }
            Known known = session.stores().database().read(tx -> known(tx, asset, choice, today));
            boolean isBehind = !whole.equals(LocalDate.MAX);
            if (isBehind && from == null && !known.whole().isAfter(needed)) {
                // It told before what the feeds in front of it do not reach.
                whole = known.whole();
                continue;
            }
            try {
                LocalDate start = from == null ? start(needed, known) : from;
                Answer answer = ask(asset, choice, feed.get(), known, start, today, progress);
                Checked checked = answer.checked();
                if (hasJump(checked) && i + 1 < asked.size()) {
                    checked = secondOpinion(asset, asked.get(i + 1), answer, progress);
                }
                answers.add(answer.told(checked, quote(answer)));
                if (answer.isSilent()) {
                    problems.add(nothing(choice));
                } else if (answer.bars().whole() != null) {
                    whole = earlier(whole, earlier(answer.bars().whole(), known.whole()));
                }
            } catch (EvenkeelException e) {
                problems.add(e.problem());
                if (e.problem().code() == ProblemCode.OFFLINE) {
                    break;
                }
            }
        }
        return new Fetched(asset, answers, !whole.isAfter(needed), problems);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static Problem nothing(FeedChoice choice) {
        return Problem.of(ProblemCode.FEED_HAS_NOTHING, choice.feed(), choice.symbol());
    }

    private record Answer(
            FeedChoice choice,
            LocalDate from,
            FeedBars bars,
            Known known,
            PriceChecks.Context context) {
        Answer with(PriceChecks.Context other) {
            return new Answer(choice, from, bars, known, other);
        }

        /** Whether a source of days told none, although it was asked about one that it had. */
        boolean isSilent() {
            Span span = known.span();
            return bars.whole() != null
                    && bars.candles().isEmpty()
                    && (span == null || !from.isAfter(span.last()));
        }

        Told told(Checked checked, @Nullable Quote quote) {
            return new Told(
                    choice.feed(),
                    isSilent() ? null : bars.whole(),
                    bars.currency(),
                    checked,
                    bars.actions(),
                    quote);
        }

        Checked checked() {
            return known.prices().check(bars.candles(), bars.currency(), context);
        }
    }

    private Answer ask(
            Asset asset,
            FeedChoice choice,
            Feed feed,
            Known known,
            LocalDate from,
            LocalDate today,
            Progress progress) {
        CurrencyCode wanted = PriceSourceService.wanted(asset, choice.symbol());
        LocalDate start = from;
        FeedAsset spelled = new FeedAsset(asset.kind(), choice.symbol(), wanted);
        FeedBars bars = bars(feed, spelled, start, today, progress);
        Span span = known.span();
        if (span != null && span.first().isBefore(start) && isNews(bars, known)) {
            // A split or dividend restates all that went before.
            start = span.first();
            bars = bars(feed, spelled, start, today, progress);
        }
        if (bars.candles().isEmpty() && bars.quote() == null && span == null) {
            throw new EvenkeelException(nothing(choice));
        }
        PriceChecks.Context context =
                known.prices()
                        .context(
                                asset.kind(),
                                choice.feed(),
                                wanted,
                                today,
                                bars.candles(),
                                bars.actions());
        if (span == null) {
            checkSame(asset, choice, bars, context);
        }
        return new Answer(choice, start, bars, known, context);
    }

    /** A first answer must fit what was paid: symbols are guessed, and reused. */
    private void checkSame(
            Asset asset, FeedChoice choice, FeedBars bars, PriceChecks.Context context) {
        PricePoint trade = lastTrade.apply(asset, context.wanted());
        if (trade == null || !bars.currency().equals(context.wanted())) {
            return;
        }
        SameAsset.contradiction(asset.kind(), trade, bars.candles(), context.splits())
                .ifPresent(candle -> {
                    throw new EvenkeelException(
                            Problem.of(
                                    ProblemCode.FEED_DIFFERS,
                                    choice.feed(),
                                    choice.symbol(),
                                    String.valueOf(candle.close()),
                                    Decimals.plain(trade.value())));
                });
    }

    private FeedBars bars(
            Feed feed, FeedAsset asset, LocalDate from, LocalDate to, Progress progress) {
        Semaphore turn = turns.apply(feed.id());
        turn.acquireUninterruptibly();
        try {
            progress.checkCancelled();
            return feed.bars(asset, from, to, progress);
        } finally {
            turn.release();
        }
    }

    private Known known(Tx tx, Asset asset, FeedChoice choice, LocalDate today) {
        Span span = session.stores().prices().span(tx, asset.id(), choice.feed());
        LocalDate since =
                span == null ? today.minusYears(LONG_AGO_YEARS) : span.last().minusDays(400);
        return new Known(
                span,
                session.stores().priceNeeds().askedFrom(tx, asset.id(), choice.feed()),
                KnownPrices.of(tx, session, asset.id(), choice.feed(), since, MOST_BARS));
    }

    private static LocalDate start(LocalDate needed, Known known) {
        Span span = known.span();
        // A source that has nothing so old was asked once, and not again every time.
        return span == null || needed.isBefore(known.whole())
                ? needed
                : span.last().minusDays(OVERLAP_DAYS);
    }

    private static boolean isNews(FeedBars bars, Known known) {
        return bars.actions().stream()
                .anyMatch(action ->
                        known.prices().actions().stream()
                                .noneMatch(before ->
                                        before.action().kind() == action.kind()
                                                && before.action().day().equals(action.day())));
    }

    private static boolean hasJump(Checked checked) {
        return checked.held().stream().anyMatch(held -> held.reason() == HoldReason.JUMP);
    }

    /** Asks the next feed for the days in question; its answer explains a jump or leaves it. */
    private Checked secondOpinion(Asset asset, FeedChoice next, Answer answer, Progress progress) {
        Feed feed = feeds.get(next.feed());
        CurrencyCode wanted = PriceSourceService.wanted(asset, next.symbol());
        List<LocalDate> days =
                answer.checked().held().stream().map(held -> held.candle().day()).sorted().toList();
        if (!wanted.equals(answer.context().wanted())) {
            return answer.checked();
        }
        try {
            FeedBars other =
                    bars(
                            feed,
                            new FeedAsset(asset.kind(), next.symbol(), wanted),
                            days.getFirst(),
                            days.getLast(),
                            progress);
            Map<Adjustment, Map<LocalDate, BigDecimal>> second = new EnumMap<>(Adjustment.class);
            for (Candle candle : other.candles()) {
                BigDecimal close = candle.close();
                if (candle.adjustment() != Adjustment.TOTAL
                        && close != null
                        && close.signum() > 0
                        && other.currency().equals(wanted)
                        && days.contains(candle.day())) {
                    second.computeIfAbsent(candle.adjustment(), _ -> new HashMap<>())
                            .put(candle.day(), close);
                }
            }
            return answer.with(answer.context().with(second)).checked();
        } catch (EvenkeelException silent) {
            return answer.checked();
        }
    }

    private @Nullable Quote quote(Answer answer) {
        Quote quote = answer.bars().quote();
        return quote != null
                        && PriceChecks.check(quote, session.clock().instant(), answer.context())
                                == null
                ? quote
                : null;
    }
}
