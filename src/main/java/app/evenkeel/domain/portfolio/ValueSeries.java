package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.money.CurrencyCode;

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
     * @param value at the day's close, after its flows; of what could be valued
     * @param flow what came from outside less what left, at the day's prices; transfers are none
     * @param complete whether everything held on that day could be valued
     */
    public record Day(LocalDate date, BigDecimal value, BigDecimal flow, boolean complete) {}
}
