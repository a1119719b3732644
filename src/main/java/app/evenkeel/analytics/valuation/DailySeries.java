package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Postings;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Value at the end of every calendar day, and what flowed in and out on it.
 *
 * <p>value(d) = sum over assets of units(d) x unit worth(d); flow(d) = sum of units that came from
 * outside on d, less those that left, x unit worth(d), see {@link Border}. A day on which something
 * held or moved had no price or rate is not complete; what flowed on it flows on the first day with
 * one.
 */
public final class DailySeries {
    private DailySeries() {}

    /** Units that changed on one day, and those of them that crossed the border. */
    private static final class DayChange {
        private BigDecimal units = BigDecimal.ZERO;
        private BigDecimal external = BigDecimal.ZERO;
    }

    /** The series from the first day that anything of the scope moved to {@code to}. */
    public static ValueSeries of(
            Timeline timeline, Market market, CurrencyCode currency, Scope scope, LocalDate to) {
        Map<AssetId, NavigableMap<Long, DayChange>> changes =
                changes(timeline, scope, to.toEpochDay());
        long first =
                changes.values().stream()
                        .mapToLong(NavigableMap::firstKey)
                        .min()
                        .orElse(Long.MAX_VALUE);
        if (first > to.toEpochDay()) {
            return new ValueSeries(currency, List.of());
        }
        Sums sums = new Sums(first, (int) (to.toEpochDay() - first) + 1);
        changes.forEach((id, ofAsset) -> add(sums, timeline.asset(id), ofAsset, market, currency));
        return new ValueSeries(currency, sums.days());
    }

    private static Map<AssetId, NavigableMap<Long, DayChange>> changes(
            Timeline timeline, Scope scope, long last) {
        Map<AssetId, NavigableMap<Long, DayChange>> changes = new HashMap<>();
        for (int i = 0; i < timeline.size(); i++) {
            long day = timeline.countedDay(i);
            if (day > last) {
                continue;
            }
            Transaction transaction = timeline.transaction(i);
            AccountId account = transaction.head().account();
            Postings.forEach(
                    transaction,
                    (asset, change) -> {
                        if (scope.contains(account, timeline.asset(asset))) {
                            DayChange ofDay = ofDay(changes, asset, day);
                            ofDay.units = ofDay.units.add(change);
                        }
                    });
            Border.forEachFlow(
                    i,
                    scope,
                    timeline,
                    (asset, change) -> {
                        DayChange ofDay = ofDay(changes, asset, day);
                        ofDay.external = ofDay.external.add(change);
                    });
        }
        return changes;
    }

    private static DayChange ofDay(
            Map<AssetId, NavigableMap<Long, DayChange>> changes, AssetId asset, long day) {
        return changes.computeIfAbsent(asset, _ -> new TreeMap<>())
                .computeIfAbsent(day, _ -> new DayChange());
    }

    private static void add(
            Sums sums,
            Asset asset,
            NavigableMap<Long, DayChange> changes,
            Market market,
            CurrencyCode currency) {
        BigDecimal units = BigDecimal.ZERO;
        // What came or went since the last day with a price: it flows at the next one, since a
        // first price is no gain.
        BigDecimal waiting = BigDecimal.ZERO;
        BigDecimal before = null;
        BigDecimal value = BigDecimal.ZERO;
        long end = sums.first + sums.values.length;
        for (long day = changes.firstKey(); day < end; day++) {
            DayChange change = changes.get(day);
            if (change != null) {
                units = units.add(change.units);
            }
            if (units.signum() == 0 && change == null && waiting.signum() == 0) {
                Long next = changes.ceilingKey(day);
                if (next == null) {
                    return;
                }
                day = next - 1;
                continue;
            }
            UnitWorth worth = market.worth(asset, LocalDate.ofEpochDay(day), currency);
            BigDecimal perUnit = worth.value();
            if (change != null) {
                waiting = waiting.add(change.external);
            }
            if (perUnit == null) {
                if (units.signum() != 0 || waiting.signum() != 0) {
                    sums.incomplete(day);
                }
                continue;
            }
            if (change != null || before == null || perUnit.compareTo(before) != 0) {
                value = units.multiply(perUnit, Decimals.WORKING);
                before = perUnit;
            }
            sums.addValue(day, value, isStale(asset, worth, day));
            if (waiting.signum() != 0) {
                sums.addFlow(day, waiting.multiply(perUnit, Decimals.WORKING));
                waiting = BigDecimal.ZERO;
            }
        }
    }

    private static boolean isStale(Asset asset, UnitWorth worth, long day) {
        return Freshness.isStale(asset, worth.price(), day) || Freshness.isStale(worth.rate(), day);
    }

    private static final class Sums {
        private final long first;
        private final BigDecimal[] values;
        private final @Nullable BigDecimal[] flows;
        private final boolean[] incomplete;
        private final boolean[] valued;
        private final boolean[] stale;

        Sums(long first, int length) {
            this.first = first;
            this.values = new BigDecimal[length];
            Arrays.fill(values, BigDecimal.ZERO);
            this.flows = new BigDecimal[length];
            this.incomplete = new boolean[length];
            this.valued = new boolean[length];
            this.stale = new boolean[length];
        }

        void addValue(long day, BigDecimal value, boolean isStale) {
            int index = (int) (day - first);
            valued[index] |= value.signum() != 0;
            stale[index] |= isStale && value.signum() != 0;
            values[index] = values[index].add(value, Decimals.WORKING);
        }

        void addFlow(long day, BigDecimal flow) {
            int index = (int) (day - first);
            BigDecimal before = flows[index];
            flows[index] = before == null ? flow : before.add(flow, Decimals.WORKING);
        }

        void incomplete(long day) {
            incomplete[(int) (day - first)] = true;
        }

        List<ValueSeries.Day> days() {
            List<ValueSeries.Day> days = new ArrayList<>(values.length);
            for (int i = 0; i < values.length; i++) {
                BigDecimal flow = flows[i];
                days.add(
                        new ValueSeries.Day(
                                LocalDate.ofEpochDay(first + i),
                                incomplete[i] && !valued[i] ? null : Decimals.rounded(values[i]),
                                flow == null ? BigDecimal.ZERO : Decimals.rounded(flow),
                                !incomplete[i],
                                stale[i]));
            }
            return days;
        }
    }
}
