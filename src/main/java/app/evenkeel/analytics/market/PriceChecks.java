package app.evenkeel.analytics.market;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decides which candles become bars and which are held back, and why.
 *
 * <p>A close may be at most so many times the last one, or as small a part of it, as is usual for
 * its kind; more after a longer gap. What is further off passes only if a split in between or the
 * close of a second source for the same day explains it.
 */
public final class PriceChecks {
    private static final int LONG_GAP = 4;
    private static final int LONGEST_GAP = 400;
    private static final double SLACK = 1.005;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private final Context context;
    private final List<PriceBar> passed = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<Adjustment, Map<LocalDate, Set<BigDecimal>>> released =
            new EnumMap<>(Adjustment.class);

    /**
     * What candles are compared with.
     *
     * @param wanted the currency that prices must be in
     * @param today the last day that can be over anywhere on earth
     * @param last the last close that counts before the first candle, by kind of series
     * @param second closes of another source by kind of series and day, in the same currency
     * @param splits that are known, in any order
     * @param released candles that the user took as they are
     */
    public record Context(
            AssetKind kind,
            CurrencyCode wanted,
            LocalDate today,
            Map<Adjustment, PricePoint> last,
            Map<Adjustment, Map<LocalDate, BigDecimal>> second,
            List<CorporateAction> splits,
            List<Candle> released) {
        public Context {
            last = Map.copyOf(last);
            second = Map.copyOf(second);
            splits = List.copyOf(splits);
            released = List.copyOf(released);
        }

        /** The same with closes of another source. */
        public Context with(Map<Adjustment, Map<LocalDate, BigDecimal>> other) {
            return new Context(kind, wanted, today, last, other, splits, released);
        }

        private Map<LocalDate, BigDecimal> seconds(Adjustment adjustment) {
            return second.getOrDefault(adjustment, Map.of());
        }
    }

    /**
     * A candle that does not count.
     *
     * @param detail what it was compared with, or empty
     */
    public record Held(Candle candle, HoldReason reason, String detail) {}

    /** What became of a list of candles. */
    public record Checked(List<PriceBar> passed, List<Held> held) {
        public Checked {
            passed = List.copyOf(passed);
            held = List.copyOf(held);
        }
    }

    private PriceChecks(Context context) {
        this.context = context;
        for (Candle candle : context.released()) {
            BigDecimal close = candle.close();
            if (close != null) {
                released.computeIfAbsent(candle.adjustment(), _ -> new HashMap<>())
                        .computeIfAbsent(candle.day(), _ -> new HashSet<>())
                        .add(close.stripTrailingZeros());
            }
        }
    }

    /**
     * Checks the candles of one asset from one source; of several for one day the last counts.
     *
     * @param stated the currency that the source says they are in
     */
    public static Checked check(List<Candle> candles, CurrencyCode stated, Context context) {
        PriceChecks checks = new PriceChecks(context);
        Map<Adjustment, SortedMap<LocalDate, Candle>> series = new EnumMap<>(Adjustment.class);
        for (Candle candle : candles) {
            series.computeIfAbsent(candle.adjustment(), _ -> new TreeMap<>())
                    .put(candle.day(), candle);
        }
        series.forEach((kind, days) -> checks.series(kind, days, stated));
        return new Checked(checks.passed, checks.held);
    }

    /** Why a quote does not count; {@code null} if it does. */
    public static @Nullable HoldReason check(Quote quote, Instant now, Context context) {
        BigDecimal bid = quote.bid();
        BigDecimal ask = quote.ask();
        BigDecimal last = quote.last();
        if (isNotPositive(bid) || isNotPositive(ask) || isNotPositive(last)) {
            return HoldReason.NOT_POSITIVE;
        }
        if (last == null) {
            return HoldReason.UNREADABLE;
        }
        if (bid != null && ask != null && bid.compareTo(ask) > 0) {
            return HoldReason.CROSSED;
        }
        if (!quote.currency().equals(context.wanted())) {
            return HoldReason.WRONG_CURRENCY;
        }
        if (quote.at().isAfter(now.plusSeconds(60))) {
            return HoldReason.FUTURE;
        }
        PricePoint before = context.last().get(Adjustment.SPLIT);
        before = before == null ? context.last().get(Adjustment.RAW) : before;
        // Its own day: a clock that is far ahead must not make a long gap of a short one.
        LocalDate day = LocalDate.ofInstant(quote.at(), ZoneOffset.UTC);
        return before != null && new PriceChecks(context).isJump(before, day, last)
                ? HoldReason.JUMP
                : null;
    }

    /** How many times the last price a price of a kind may be from one day to the next. */
    static double usual(AssetKind kind) {
        return switch (kind) {
            case CASH, FX, STABLECOIN -> 1.15;
            case FUND -> 1.3;
            case BOND, ETF, COMMODITY -> 1.4;
            case EQUITY -> 1.7;
            case CRYPTO -> 2;
            case OPTION -> 20;
        };
    }

    private void series(Adjustment kind, SortedMap<LocalDate, Candle> days, CurrencyCode stated) {
        PricePoint last = context.last().get(kind);
        PricePoint jumped = null;
        for (Candle candle : days.values()) {
            BigDecimal close = positive(candle.close());
            if (close != null && isReleased(candle, close)) {
                // What follows is compared with it, or the jump would never be over.
                passed.add(bar(candle, close));
                last = new PricePoint(close, stated, candle.day(), "");
                jumped = null;
                continue;
            }
            HoldReason reason = reason(candle, stated);
            if (reason != null) {
                hold(candle, reason, reason == HoldReason.WRONG_CURRENCY ? stated.value() : "");
                continue;
            }
            if (close == null) {
                continue;
            }
            PricePoint here = new PricePoint(close, stated, candle.day(), "");
            BigDecimal other = other(kind, candle.day(), close);
            if (other != null && ratio(other, close) > usual(context.kind())) {
                hold(candle, HoldReason.SOURCES_DIFFER, Decimals.plain(other));
                jumped = here;
            } else if (last != null && other == null && isJump(last, candle.day(), close)) {
                boolean follows = jumped != null && !isJump(jumped, candle.day(), close);
                hold(
                        candle,
                        follows ? HoldReason.AFTER_JUMP : HoldReason.JUMP,
                        Decimals.plain(last.value()) + " " + last.asOf());
                jumped = here;
            } else {
                passed.add(bar(candle, close));
                last = here;
                jumped = null;
            }
        }
    }

    private boolean isReleased(Candle candle, BigDecimal close) {
        return released.getOrDefault(candle.adjustment(), Map.of())
                .getOrDefault(candle.day(), Set.of())
                .contains(close.stripTrailingZeros());
    }

    /**
     * What another source says of a day. One that is adjusted otherwise can confirm a close but not
     * contradict it, since the splits in between may not be known.
     */
    private @Nullable BigDecimal other(Adjustment kind, LocalDate day, BigDecimal close) {
        BigDecimal same = context.seconds(kind).get(day);
        if (same != null || kind == Adjustment.TOTAL) {
            return kind == Adjustment.TOTAL ? null : same;
        }
        BigDecimal traded =
                kind == Adjustment.RAW ? close : context.seconds(Adjustment.RAW).get(day);
        BigDecimal restated =
                kind == Adjustment.RAW ? context.seconds(Adjustment.SPLIT).get(day) : close;
        if (traded == null || restated == null) {
            return null;
        }
        BigDecimal units = units(day, context.today());
        return ratio(traded, restated.multiply(units)) <= usual(context.kind()) ? close : null;
    }

    /** What is wrong with a candle in itself; {@code null} if nothing is. */
    private @Nullable HoldReason reason(Candle candle, CurrencyCode stated) {
        BigDecimal close = candle.close();
        if (close == null || candle.day().isBefore(FIRST_DAY)) {
            return HoldReason.UNREADABLE;
        }
        if (close.signum() <= 0) {
            return HoldReason.NOT_POSITIVE;
        }
        if (candle.day().isAfter(context.today())) {
            return HoldReason.FUTURE;
        }
        if (!stated.equals(context.wanted())) {
            return HoldReason.WRONG_CURRENCY;
        }
        BigDecimal high = positive(candle.high());
        BigDecimal low = positive(candle.low());
        if (isAbove(low, high)
                || isAbove(close, high)
                || isAbove(low, close)
                || isAbove(positive(candle.open()), high)
                || isAbove(low, positive(candle.open()))) {
            return HoldReason.INCONSISTENT;
        }
        return null;
    }

    private boolean isJump(PricePoint last, LocalDate day, BigDecimal close) {
        double allowed = allowed(last.asOf(), day);
        if (ratio(last.value(), close) <= allowed) {
            return false;
        }
        return ratio(last.value(), close.multiply(units(last.asOf(), day))) > allowed;
    }

    /** New units for one old by the splits after one day and until another. */
    private BigDecimal units(LocalDate after, LocalDate until) {
        return context.splits().stream()
                .filter(action ->
                        action.kind() == CorporateAction.Kind.SPLIT
                                && action.day().isAfter(after)
                                && !action.day().isAfter(until))
                .map(CorporateAction::value)
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    /** Grows with the square root of the days passed, as prices wander. */
    private double allowed(LocalDate from, LocalDate to) {
        long gap = Math.min(LONGEST_GAP, Math.abs(to.toEpochDay() - from.toEpochDay()));
        double usual = usual(context.kind());
        return gap <= LONG_GAP ? usual : Math.pow(usual, Math.sqrt((double) gap / LONG_GAP));
    }

    private void hold(Candle candle, HoldReason reason, String detail) {
        held.add(new Held(candle, reason, detail));
    }

    /** A bar of a candle whose close is good; what else of it is no price is left out. */
    public static PriceBar bar(Candle candle, BigDecimal close) {
        BigDecimal volume = candle.volume();
        return new PriceBar(
                candle.day(),
                positive(candle.open()),
                positive(candle.high()),
                positive(candle.low()),
                close,
                volume == null || volume.signum() < 0 ? null : volume,
                candle.adjustment());
    }

    /** How many times the smaller the greater is; of closes above zero. */
    static double ratio(BigDecimal before, BigDecimal after) {
        double ratio = before.doubleValue() / after.doubleValue();
        return ratio < 1 ? 1 / ratio : ratio;
    }

    /** Rounding apart: sources round open, high, low and close each for itself. */
    private static boolean isAbove(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.doubleValue() > other.doubleValue() * SLACK;
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal value) {
        return value == null || value.signum() <= 0 ? null : value;
    }

    private static boolean isNotPositive(@Nullable BigDecimal value) {
        return value != null && value.signum() <= 0;
    }
}
