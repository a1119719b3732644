package app.evenkeel.analytics.valuation;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;

import java.time.LocalDate;

/** The exchange rate of one pair on each of many days. */
final class RateColumn {
    private final double[] rates;
    private final boolean[] ofItsDay;
    private final boolean[] stale;

    private RateColumn(int days) {
        this.rates = new double[days];
        this.ofItsDay = new boolean[days];
        this.stale = new boolean[days];
    }

    static RateColumn of(
            Market market, CurrencyCode from, CurrencyCode to, LocalDate first, int days) {
        RateColumn column = new RateColumn(days);
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            FxRate rate = market.rate(from, to, day).orElse(null);
            column.rates[i] = rate == null ? Double.NaN : rate.rate().doubleValue();
            column.ofItsDay[i] = rate != null && !from.equals(to) && rate.date().equals(day);
            column.stale[i] = Freshness.isStale(rate, day.toEpochDay());
        }
        return column;
    }

    /** NaN where there is none. */
    double rate(int index) {
        return rates[index];
    }

    /** Whether it is between two currencies and of that very day. */
    boolean isOfItsDay(int index) {
        return ofItsDay[index];
    }

    boolean isStale(int index) {
        return stale[index];
    }
}
