package app.evenkeel.analytics.valuation;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one unit of each of many assets was worth on each of many days, as doubles, for what is done
 * with thousands of days at a time. Agrees with {@link Market#worth} but for rounding where it is
 * of each day's units. Used by one thread; the columns are immutable.
 */
public final class WorthColumns {
    private final Market market;
    private final CurrencyCode currency;
    private final LocalDate first;
    private final int days;
    private final @Nullable LocalDate unitsOf;
    private final Map<CurrencyCode, RateColumn> rates = new HashMap<>();

    private WorthColumns(
            Market market,
            CurrencyCode currency,
            LocalDate first,
            int days,
            @Nullable LocalDate unitsOf) {
        this.market = market;
        this.currency = currency;
        this.first = first;
        this.days = days;
        this.unitsOf = unitsOf;
    }

    /**
     * Columns of consecutive days for the units of each day, to be multiplied by what was held.
     *
     * @param first the day at index 0
     */
    public static WorthColumns ofEachDaysUnits(
            Market market, CurrencyCode currency, LocalDate first, int days) {
        return new WorthColumns(market, currency, first, days, null);
    }

    /**
     * Columns of consecutive days for the units of the last one, so that worths before and after a
     * split compare.
     *
     * @param first the day at index 0
     */
    public static WorthColumns ofLastUnits(
            Market market, CurrencyCode currency, LocalDate first, int days) {
        return new WorthColumns(market, currency, first, days, first.plusDays(days - 1L));
    }

    /** The column of one asset. */
    public WorthColumn of(Asset asset) {
        WorthColumn column = new WorthColumn(days);
        if (market.isMoney(asset)) {
            RateColumn ofCurrency = rates(asset.currency());
            for (int i = 0; i < days; i++) {
                column.set(i, 1, ofCurrency);
            }
        } else {
            fill(column, asset);
        }
        return column;
    }

    /** What has no rate on a day; {@code null} if nothing is missing, or if it is the price. */
    public @Nullable CurrencyCode missingRate(Asset asset, int index) {
        return market.worth(asset, first.plusDays(index), currency).missingRate();
    }

    private void fill(WorthColumn column, Asset asset) {
        PricePoint price = null;
        double perUnit = 0;
        RateColumn ofQuotation = null;
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            if (i == 0 || market.mayChangeOn(asset, day.toEpochDay())) {
                price = price(asset, day);
                if (price != null) {
                    perUnit = price.value().doubleValue() / asset.unitsPerPrice();
                    ofQuotation = rates(price.currency());
                }
            }
            if (price != null) {
                column.set(i, perUnit, Objects.requireNonNull(ofQuotation));
                column.setPrice(
                        i,
                        price.asOf().equals(day),
                        Freshness.isStale(asset, price, day.toEpochDay()));
            }
        }
    }

    private @Nullable PricePoint price(Asset asset, LocalDate day) {
        return market.price(asset.id(), day, unitsOf == null ? day : unitsOf).orElse(null);
    }

    private RateColumn rates(CurrencyCode from) {
        return Objects.requireNonNull(
                rates.computeIfAbsent(
                        from, _ -> RateColumn.of(market, from, currency, first, days)));
    }
}
