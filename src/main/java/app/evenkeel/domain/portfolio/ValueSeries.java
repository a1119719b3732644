package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The value of the portfolio at the end of each calendar day, from the first transaction on, with
 * the external cash flows of the day.
 */
public record ValueSeries(CurrencyCode currency, List<Day> days) {
    public ValueSeries {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param value at the day's close, after its flows; of what could be valued, and {@code null}
     *     where something was held of which nothing could
     * @param flow what came from outside less what left, at the day's prices; what had none flows
     *     on the first day that it has one. Moves between own places are none
     * @param complete whether everything held on that day could be valued
     * @param stale whether a price or rate older than it should be was used
     */
    public record Day(
            LocalDate date,
            @Nullable BigDecimal value,
            BigDecimal flow,
            boolean complete,
            boolean stale) {
        /** A day without a stale price. */
        public Day(LocalDate date, @Nullable BigDecimal value, BigDecimal flow, boolean complete) {
            this(date, value, flow, complete, false);
        }
    }
}
