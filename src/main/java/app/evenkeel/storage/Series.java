package app.evenkeel.storage;

import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Gathers the rows of one history, which come by day: of several for one day the latest loaded
 * counts, and of several currencies the latest loaded one, since a history has one.
 */
final class Series {
    private long[] days = new long[512];
    private BigDecimal[] values = new BigDecimal[512];
    private long[] loads = new long[512];
    private String[] currencies = new String[512];
    private int size;
    private long latest = -1;
    private String currency = "";
    private String source = "";

    void add(long day, BigDecimal value, String newCurrency, String newSource, long load) {
        if (load > latest) {
            latest = load;
            currency = newCurrency;
            source = newSource;
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
            values = Arrays.copyOf(values, size * 2);
            loads = Arrays.copyOf(loads, size * 2);
            currencies = Arrays.copyOf(currencies, size * 2);
        }
        days[size] = day;
        values[size] = value;
        loads[size] = load;
        currencies[size] = newCurrency;
        size++;
    }

    /** The history, or {@code null} if there was no row. */
    @Nullable PriceHistory history() {
        if (size == 0) {
            return null;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (currencies[i].equals(currency)) {
                boolean sameDay = kept > 0 && days[kept - 1] == days[i];
                if (!sameDay || loads[i] >= loads[kept - 1]) {
                    int to = sameDay ? kept - 1 : kept++;
                    days[to] = days[i];
                    values[to] = values[i];
                    loads[to] = loads[i];
                }
            }
        }
        for (int i = 0; i < kept; i++) {
            values[i] = Stored.stripped(values[i]);
        }
        return new PriceHistory(
                new CurrencyCode(currency),
                source,
                Arrays.copyOf(days, kept),
                Arrays.copyOf(values, kept));
    }
}
