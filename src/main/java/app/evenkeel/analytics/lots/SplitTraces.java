package app.evenkeel.analytics.lots;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.portfolio.CorporateEvent.Ratio;
import app.evenkeel.domain.portfolio.CorporateEvent.Split;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which accounts have a split in their rows already, within {@value #NEAR_DAYS} days of its own: as
 * a split, or as units moved in and out of custody that come to what its ratio makes of those held,
 * a fraction more or less where those are paid out. Other units that come or go in these days are
 * no split. Immutable once made.
 */
public final class SplitTraces {
    private static final long NEAR_DAYS = 7;

    private final Split split;
    private final Map<AccountId, Place> places = new HashMap<>();

    private SplitTraces(Split split) {
        this.split = split;
    }

    /**
     * Looks for them.
     *
     * @param rows the rows of the ledger that move the asset; others among them count for nothing
     */
    public static SplitTraces of(Timeline timeline, Split split, IntStream rows) {
        SplitTraces traces = new SplitTraces(split);
        rows.forEach(index -> traces.see(timeline, index));
        return traces;
    }

    /** Whether the account has the split. */
    public boolean isIn(AccountId account) {
        Place place = places.get(account);
        return place != null && place.has(split.ratio());
    }

    /** Whether an account that held the asset before the split does not have it. */
    public boolean isOpen() {
        return places.values().stream()
                .anyMatch(place -> place.held.signum() > 0 && !place.has(split.ratio()));
    }

    private void see(Timeline timeline, int index) {
        Transaction row = timeline.transaction(index);
        BigDecimal change = row.movement().change(split.asset());
        if (change.signum() == 0) {
            return;
        }
        long day = timeline.day(index);
        boolean isBefore = day < split.day().toEpochDay();
        boolean isNear = Math.abs(day - split.day().toEpochDay()) <= NEAR_DAYS;
        boolean isMove = isNear && row instanceof Transaction.CustodyMove;
        Place place = places.computeIfAbsent(row.head().account(), _ -> new Place());
        place.pools.add(row.head().taxAccount());
        if (isBefore) {
            place.held = place.held.add(change);
        }
        if (isMove && !isToAnother(timeline, index)) {
            place.moves.computeIfAbsent(day, _ -> new Moves()).add(change);
        } else if (isNear && row instanceof Transaction.Split) {
            place.isSplit = true;
        } else if (isBefore) {
            place.base = place.base.add(change);
        }
    }

    /** A move to or from another of the owner's accounts. */
    private static boolean isToAnother(Timeline timeline, int index) {
        int partner = timeline.partner(index);
        return partner >= 0
                && !timeline.transaction(partner)
                        .head()
                        .account()
                        .equals(timeline.transaction(index).head().account());
    }

    /** One account. */
    private static final class Place {
        /** At the end of the day before, and without the moves that may be the split. */
        private BigDecimal held = BigDecimal.ZERO;

        private BigDecimal base = BigDecimal.ZERO;
        private boolean isSplit;
        private final Map<Long, Moves> moves = new HashMap<>();
        private final Set<String> pools = new HashSet<>();

        /** By the moves of all days together, of one day, or by what one day exchanges. */
        private boolean has(Ratio ratio) {
            BigDecimal moved =
                    moves.values().stream()
                            .map(Moves::net)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            return isSplit
                    || isMadeOf(base, base.add(moved), ratio)
                    || moves.values().stream()
                            .anyMatch(day ->
                                    isMadeOf(base, base.add(day.net()), ratio)
                                            || isMadeOf(day.went, day.came, ratio));
        }

        /** Each pool may have lost, or been given, a fraction. */
        private boolean isMadeOf(BigDecimal before, BigDecimal after, Ratio ratio) {
            if (before.signum() <= 0 || after.signum() < 0) {
                return false;
            }
            BigDecimal off = ratio.newUnits(before).subtract(after).abs();
            boolean isWhole = after.setScale(0, RoundingMode.DOWN).compareTo(after) == 0;
            return off.signum() == 0
                    || (isWhole && off.compareTo(BigDecimal.valueOf(pools.size())) < 0);
        }
    }

    /** What was moved on one day. */
    private static final class Moves {
        private BigDecimal came = BigDecimal.ZERO;
        private BigDecimal went = BigDecimal.ZERO;

        private void add(BigDecimal change) {
            if (change.signum() > 0) {
                came = came.add(change);
            } else {
                went = went.subtract(change);
            }
        }

        private BigDecimal net() {
            return came.subtract(went);
        }
    }
}
