package app.evenkeel.domain.market;

import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Daily closes of one asset in one currency, oldest first, at most one a day.
 *
 * <p>Immutable; the arrays are not copied and belong to it.
 */
public final class PriceHistory {
    private final CurrencyCode currency;
    private final String source;
    private final Adjustment adjustment;
    private final long[] days;
    private final BigDecimal[] closes;

    /** As the other, with closes as traded. */
    public PriceHistory(
            CurrencyCode currency, String source, long[] epochDays, BigDecimal[] closes) {
        this(currency, source, Adjustment.RAW, epochDays, closes);
    }

    /**
     * @param source of the last of them
     * @param adjustment what all closes were corrected for
     * @param epochDays strictly ascending
     * @param closes as many as there are days
     */
    public PriceHistory(
            CurrencyCode currency,
            String source,
            Adjustment adjustment,
            long[] epochDays,
            BigDecimal[] closes) {
        if (epochDays.length != closes.length) {
            throw new IllegalArgumentException("As many closes as days");
        }
        this.currency = currency;
        this.source = source;
        this.adjustment = adjustment;
        this.days = epochDays;
        this.closes = closes;
    }

    public CurrencyCode currency() {
        return currency;
    }

    public Adjustment adjustment() {
        return adjustment;
    }

    /** The same with one more close, of a later day. */
    public PriceHistory plus(PricePoint later) {
        long[] moreDays = Arrays.copyOf(days, days.length + 1);
        BigDecimal[] moreCloses = Arrays.copyOf(closes, closes.length + 1);
        moreDays[days.length] = later.asOf().toEpochDay();
        moreCloses[closes.length] = later.value();
        return new PriceHistory(currency, later.source(), adjustment, moreDays, moreCloses);
    }

    public int size() {
        return days.length;
    }

    public LocalDate day(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }

    public BigDecimal close(int index) {
        return closes[index];
    }

    /** The last close on or before {@code day}; empty if the history begins later. */
    public Optional<PricePoint> at(LocalDate day) {
        int index = indexAt(day.toEpochDay());
        return index < 0 ? Optional.empty() : Optional.of(point(index));
    }

    /** Where the last of the closes came from. */
    public String source() {
        return source;
    }

    /** Index of the last close on or before {@code epochDay}, or -1. */
    public int indexAt(long epochDay) {
        int found = Arrays.binarySearch(days, epochDay);
        return found >= 0 ? found : -found - 2;
    }

    private PricePoint point(int index) {
        return new PricePoint(closes[index], currency, day(index), source);
    }
}
