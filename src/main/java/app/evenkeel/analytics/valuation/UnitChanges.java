package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.lots.PoolKey;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Splits and mergers of a ledger as prices need them: how many units of one day make one of
 * another.
 *
 * <p>A split's ratio is that of the largest pool it was booked in; what several accounts book
 * within a week at one ratio is one split. A price as traded on a day is of that day's units, one
 * from a series adjusted for splits is of the units at the end of that series. A split booked after
 * 16:00 of the source's day counts for prices from the next day on. A split that an adjusted series
 * does not know, since its closes fall or rise by the ratio on that day, is applied to the closes
 * before it as to prices as traded. Immutable.
 */
final class UnitChanges {
    private static final LocalTime AFTER_TRADING = LocalTime.of(16, 0);
    private static final long ONE_SPLIT_DAYS = 7;
    private static final BigDecimal SAME_RATIO = new BigDecimal("0.01");

    /** Smaller splits cannot be told from a day's movement. */
    private static final double TELLING = Math.log(1.4);

    /** How far a day's movement may take a jump from the ratio of its split. */
    private static final double NEAR = Math.log(1.15);

    private final Map<AssetId, List<Split>> splits;
    private final Map<AssetId, Origin> origins;

    /**
     * @param booked day from which the ledger counts new units
     * @param from first day with prices of new units
     * @param before old units, as many as make {@code after} new ones
     */
    private record Split(long booked, long from, BigDecimal before, BigDecimal after) {
        BigDecimal inNewUnits(BigDecimal price) {
            return price.multiply(before).divide(after, Decimals.WORKING);
        }

        BigDecimal inOldUnits(BigDecimal price) {
            return price.multiply(after).divide(before, Decimals.WORKING);
        }

        boolean isSameAs(Split other) {
            BigDecimal cross = before.multiply(other.after);
            BigDecimal difference = cross.subtract(other.before.multiply(after)).abs();
            return Math.abs(booked - other.booked) <= ONE_SPLIT_DAYS
                    && difference.compareTo(cross.multiply(SAME_RATIO)) <= 0;
        }

        /** Whether closes that were adjusted jump by the ratio where the split is. */
        boolean isMissingIn(PriceHistory history) {
            int last = history.indexAt(from - 1);
            if (last < 0
                    || last + 1 >= history.size()
                    || history.day(last + 1).toEpochDay() - history.day(last).toEpochDay()
                            > ONE_SPLIT_DAYS) {
                return false;
            }
            double old = history.close(last).doubleValue();
            double fresh = history.close(last + 1).doubleValue();
            double ratio = Math.log(after.doubleValue() / before.doubleValue());
            return old > 0
                    && fresh > 0
                    && Math.abs(ratio) >= TELLING
                    && Math.abs(Math.log(old / fresh) - ratio) <= NEAR;
        }
    }

    /**
     * What an asset came out of.
     *
     * @param given old units, as many as make {@code received} new ones
     */
    record Origin(AssetId asset, long day, BigDecimal given, BigDecimal received) {
        BigDecimal inNewUnits(BigDecimal price) {
            return price.multiply(given).divide(received, Decimals.WORKING);
        }
    }

    private UnitChanges(Map<AssetId, List<Split>> splits, Map<AssetId, Origin> origins) {
        this.splits = splits;
        this.origins = origins;
    }

    static UnitChanges of(Timeline timeline) {
        return new Collector(timeline).collect();
    }

    /** What {@code asset} was before its first merger or new name; {@code null} if nothing else. */
    @Nullable Origin origin(AssetId asset) {
        return origins.get(asset);
    }

    boolean hasChanges(AssetId asset) {
        return splits.containsKey(asset) || origins.containsKey(asset);
    }

    /** How many present units one of {@code day} has become. */
    double presentUnits(AssetId asset, long day) {
        double units = 1;
        for (Split split : splits.getOrDefault(asset, List.of())) {
            if (split.booked() > day) {
                units *= split.after().doubleValue() / split.before().doubleValue();
            }
        }
        return units;
    }

    /** A price as traded on {@code seen}, for units of {@code day}, which is no earlier. */
    BigDecimal asTraded(AssetId asset, BigDecimal price, long seen, long day) {
        return adjusted(asset, price, seen, Long.MIN_VALUE, null, day);
    }

    /** A close of a history, for units of {@code day}. */
    BigDecimal close(AssetId asset, PriceHistory history, int index, long day) {
        long adjustedTo =
                history.adjustment() == Adjustment.RAW
                        ? Long.MIN_VALUE
                        : history.day(history.size() - 1).toEpochDay();
        return adjusted(
                asset,
                history.close(index),
                history.day(index).toEpochDay(),
                adjustedTo,
                history,
                day);
    }

    /**
     * @param adjustedTo last day whose splits the price is already adjusted for
     * @param history that the price is of, or {@code null}
     */
    private BigDecimal adjusted(
            AssetId asset,
            BigDecimal price,
            long seen,
            long adjustedTo,
            @Nullable PriceHistory history,
            long day) {
        List<Split> ofAsset = splits.get(asset);
        if (ofAsset == null) {
            return price;
        }
        BigDecimal value = price;
        for (Split split : ofAsset) {
            boolean isIn =
                    split.from() <= adjustedTo && (history == null || !split.isMissingIn(history));
            if (isIn) {
                value = split.booked() > day ? split.inOldUnits(value) : value;
            } else if (split.from() > seen && split.booked() <= day) {
                value = split.inNewUnits(value);
            }
        }
        return Decimals.rounded(value);
    }

    /** Walks the ledger with the units of what is ever split. */
    private static final class Collector {
        private final Timeline timeline;
        private final Map<AssetId, List<Split>> splits = new HashMap<>();
        private final Map<AssetId, Origin> origins = new HashMap<>();
        private final Set<AssetId> splitAssets = new HashSet<>();
        private final Map<PoolKey, BigDecimal> held = new HashMap<>();

        Collector(Timeline timeline) {
            this.timeline = timeline;
        }

        UnitChanges collect() {
            for (int i = 0; i < timeline.size(); i++) {
                if (timeline.transaction(i) instanceof Transaction.Split split) {
                    splitAssets.add(leg(split).asset());
                } else if (timeline.transaction(i) instanceof Transaction.Merger merger) {
                    noteMerger(merger, timeline.day(i));
                }
            }
            if (!splitAssets.isEmpty()) {
                for (int i = 0; i < timeline.size(); i++) {
                    Transaction transaction = timeline.transaction(i);
                    if (transaction instanceof Transaction.Split split) {
                        noteSplit(split, timeline.day(i));
                    }
                    count(transaction);
                }
            }
            splits.values().removeIf(List::isEmpty);
            return new UnitChanges(Map.copyOf(splits), Map.copyOf(origins));
        }

        private void noteMerger(Transaction.Merger merger, long day) {
            Leg in = merger.received();
            Leg out = merger.given();
            if (!timeline.asset(in.asset()).isCash() && !timeline.asset(out.asset()).isCash()) {
                origins.putIfAbsent(
                        in.asset(), new Origin(out.asset(), day, out.quantity(), in.quantity()));
            }
        }

        private void noteSplit(Transaction.Split split, long day) {
            Leg leg = leg(split);
            Head head = split.head();
            Asset asset = timeline.asset(leg.asset());
            BigDecimal before = held.getOrDefault(PoolKey.of(head, asset), BigDecimal.ZERO);
            BigDecimal change =
                    split.movement().in() != null ? leg.quantity() : leg.quantity().negate();
            BigDecimal after = before.add(change);
            if (before.signum() <= 0 || after.signum() <= 0) {
                return;
            }
            boolean isLate = !head.time().atZone(head.zone()).toLocalTime().isBefore(AFTER_TRADING);
            Split next = new Split(day, isLate ? day + 1 : day, before, after);
            List<Split> known = splits.computeIfAbsent(asset.id(), _ -> new ArrayList<>());
            for (int i = 0; i < known.size(); i++) {
                Split same = known.get(i);
                if (same.isSameAs(next)) {
                    if (next.before().compareTo(same.before()) > 0) {
                        known.set(i, new Split(same.booked(), same.from(), before, after));
                    }
                    return;
                }
            }
            known.add(next);
        }

        private void count(Transaction transaction) {
            Movement movement = transaction.movement();
            count(transaction, movement.in(), false);
            count(transaction, movement.out(), true);
            Fee fee = movement.fee();
            if (fee != null && !fee.included() && fee.quantity().signum() > 0) {
                count(transaction, new Leg(fee.asset(), fee.quantity()), true);
            }
        }

        private void count(Transaction transaction, @Nullable Leg leg, boolean isOut) {
            if (leg != null && splitAssets.contains(leg.asset())) {
                held.merge(
                        PoolKey.of(transaction.head(), timeline.asset(leg.asset())),
                        isOut ? leg.quantity().negate() : leg.quantity(),
                        BigDecimal::add);
            }
        }

        private static Leg leg(Transaction.Split split) {
            Leg in = split.movement().in();
            return in != null ? in : Objects.requireNonNull(split.movement().out());
        }
    }
}
