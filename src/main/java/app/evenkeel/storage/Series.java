package app.evenkeel.storage;

import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers the rows of one history, in whatever order they come.
 *
 * <ul>
 *   <li>Of several sources for one day the one that is asked first counts, else the latest loaded.
 *       What a source is not asked for, such as a file, comes first: somebody chose it.
 *   <li>A history has one currency: of those that reach within a week of the last day, the one
 *       whose source is asked first, else the latest loaded.
 *   <li>Closes as traded are restated where others are restated for splits. A source restates its
 *       closes up to its own last day, which may be long before the last of the history.
 * </ul>
 */
final class Series {
    private static final int FRESH_DAYS = 7;
    private static final int FIRST = -1;

    private final Map<String, Integer> places;
    private final SortedMap<Long, BigDecimal> splits;
    private final Map<String, Currency> currencies = new HashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final Map<String, Integer> sourceNumbers = new HashMap<>();
    private long[] days = new long[512];
    private BigDecimal[] values = new BigDecimal[512];
    private long[] loads = new long[512];
    private Currency[] money = new Currency[512];
    private int[] from = new int[512];
    private boolean[] restated = new boolean[512];
    private int size;
    private boolean inOrder = true;
    private @Nullable Currency recent;
    private int recentSource = -1;

    /** What is known of the rows in one currency. */
    private static final class Currency {
        private final String code;
        private long lastDay = Long.MIN_VALUE;
        private int place = Integer.MAX_VALUE;
        private long load;

        Currency(String code) {
            this.code = code;
        }
    }

    /** For rows whose source does not matter but by its age. */
    Series() {
        this(Map.of(), new TreeMap<>());
    }

    /**
     * @param places which source is asked first; a source that is not in it comes before all
     * @param splits new units for one old by the day they began
     */
    Series(Map<String, Integer> places, SortedMap<Long, BigDecimal> splits) {
        this.places = places;
        this.splits = splits;
    }

    void add(
            long day, BigDecimal value, String code, String source, long load, boolean isRestated) {
        // Nearly all rows are like the one before: two comparisons instead of two look-ups.
        Currency currency = recent;
        if (currency == null || !currency.code.equals(code)) {
            currency = currencies.computeIfAbsent(code, Currency::new);
            recent = currency;
        }
        int number = recentSource;
        if (number < 0 || !sources.get(number).equals(source)) {
            number = numberOf(source);
            recentSource = number;
            currency.place = Math.min(currency.place, place(source));
        } else if (size > 0 && money[size - 1] != currency) {
            currency.place = Math.min(currency.place, place(source));
        }
        if (size == days.length) {
            int longer = size * 2;
            days = Arrays.copyOf(days, longer);
            values = Arrays.copyOf(values, longer);
            loads = Arrays.copyOf(loads, longer);
            money = Arrays.copyOf(money, longer);
            from = Arrays.copyOf(from, longer);
            restated = Arrays.copyOf(restated, longer);
        }
        inOrder &= size == 0 || day > days[size - 1];
        days[size] = day;
        values[size] = value;
        loads[size] = load;
        money[size] = currency;
        from[size] = number;
        restated[size] = isRestated;
        size++;
        currency.lastDay = Math.max(currency.lastDay, day);
        currency.load = Math.max(currency.load, load);
    }

    private int numberOf(String source) {
        return sourceNumbers.computeIfAbsent(
                source,
                name -> {
                    sources.add(name);
                    return sources.size() - 1;
                });
    }

    /** The history, or {@code null} if there was no row. */
    @Nullable PriceHistory history() {
        if (size == 0) {
            return null;
        }
        if (!inOrder) {
            sort();
        }
        int[] place = sources.stream().mapToInt(this::place).toArray();
        Currency chosen = chosen();
        int kept = 0;
        boolean anyRestated = false;
        long[] restatedTo = new long[sources.size()];
        for (int i = 0; i < size; i++) {
            if (money[i] == chosen) {
                if (restated[i]) {
                    restatedTo[from[i]] = days[i];
                }
                boolean sameDay = kept > 0 && days[kept - 1] == days[i];
                if (!sameDay || counts(i, kept - 1, place)) {
                    int to = sameDay ? kept - 1 : kept++;
                    days[to] = days[i];
                    values[to] = values[i];
                    loads[to] = loads[i];
                    from[to] = from[i];
                    restated[to] = restated[i];
                }
            }
        }
        for (int i = 0; i < kept; i++) {
            values[i] = Stored.stripped(values[i]);
            anyRestated |= restated[i];
        }
        if (anyRestated) {
            restate(kept, restatedTo);
        }
        return new PriceHistory(
                new CurrencyCode(chosen.code),
                sources.get(from[kept - 1]),
                anyRestated ? Adjustment.SPLIT : Adjustment.RAW,
                Arrays.copyOf(days, kept),
                Arrays.copyOf(values, kept));
    }

    /** By day, then as the table is ordered. */
    private void sort() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingLong(i -> days[i])
                        .thenComparing(i -> sources.get(from[i]))
                        .thenComparing(i -> restated[i]));
        long[] oldDays = days.clone();
        BigDecimal[] oldValues = values.clone();
        long[] oldLoads = loads.clone();
        Currency[] oldMoney = money.clone();
        int[] oldFrom = from.clone();
        boolean[] oldRestated = restated.clone();
        for (int i = 0; i < size; i++) {
            int at = order[i];
            days[i] = oldDays[at];
            values[i] = oldValues[at];
            loads[i] = oldLoads[at];
            money[i] = oldMoney[at];
            from[i] = oldFrom[at];
            restated[i] = oldRestated[at];
        }
        inOrder = true;
    }

    private Currency chosen() {
        long last = days[size - 1];
        Currency best = money[size - 1];
        for (Currency other : currencies.values()) {
            if (other.lastDay >= last - FRESH_DAYS
                    && (other.place < best.place
                            || (other.place == best.place && other.load > best.load))) {
                best = other;
            }
        }
        return best;
    }

    private boolean counts(int candidate, int present, int[] place) {
        int difference = place[from[candidate]] - place[from[present]];
        return difference < 0 || (difference == 0 && loads[candidate] >= loads[present]);
    }

    /** Into units of the last day kept. */
    private void restate(int kept, long[] restatedTo) {
        if (splits.isEmpty()) {
            return;
        }
        long last = days[kept - 1];
        for (int i = 0; i < kept; i++) {
            long unitsOf = restated[i] ? restatedTo[from[i]] : days[i];
            BigDecimal units = BigDecimal.ONE;
            if (unitsOf < last) {
                for (BigDecimal each : splits.subMap(unitsOf + 1, last + 1).values()) {
                    units = units.multiply(each);
                }
            }
            if (units.compareTo(BigDecimal.ONE) != 0) {
                values[i] = Decimals.rounded(values[i].divide(units, Decimals.WORKING));
            }
        }
    }

    private int place(String source) {
        return places.getOrDefault(source, FIRST);
    }
}
