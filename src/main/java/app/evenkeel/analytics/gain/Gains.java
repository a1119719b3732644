package app.evenkeel.analytics.gain;

import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a scope gained over a period, exactly and taken apart, and its values and flows day by day.
 *
 * <p>closing = opening + inflow - outflow + gain, exactly, over what could be valued; the parts sum
 * to the gain. Index 0 of the days is the day before the period, index i its i-th day; daily
 * figures are doubles in the same currency, for statistics. Immutable; the arrays belong to it.
 */
public final class Gains {
    private final LocalDate from;
    private final CurrencyCode currency;
    private final BigDecimal opening;
    private final BigDecimal closing;
    private final BigDecimal inflow;
    private final BigDecimal outflow;
    private final List<PlaceGain> places;
    private final List<Flow> flows;
    private final List<Gap> gaps;
    private final DayFigures days;
    private final double[][] placeValues;
    private final double[][] placeGains;
    private final double[] values;
    private final boolean hasPrices;

    Gains(
            LocalDate from,
            CurrencyCode currency,
            BigDecimal inflow,
            BigDecimal outflow,
            List<PlaceGain> places,
            List<Flow> flows,
            List<Gap> gaps,
            DayFigures days,
            double[][] placeValues,
            double[][] placeGains) {
        this.from = from;
        this.currency = currency;
        this.inflow = inflow;
        this.outflow = outflow;
        this.places = List.copyOf(places);
        this.flows = List.copyOf(flows);
        this.gaps = List.copyOf(gaps);
        this.days = days;
        this.placeValues = placeValues;
        this.placeGains = placeGains;
        this.values = new double[days.stale.length];
        for (double[] ofPlace : placeValues) {
            for (int i = 0; i < values.length; i++) {
                values[i] += ofPlace[i];
            }
        }
        boolean priced = false;
        for (boolean each : days.priced) {
            priced |= each;
        }
        this.hasPrices = priced;
        this.opening = sum(places.stream().map(PlaceGain::opening).toList());
        this.closing = sum(places.stream().map(PlaceGain::closing).toList());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public CurrencyCode currency() {
        return currency;
    }

    /** Value before the first day, of what could be valued. */
    public BigDecimal opening() {
        return opening;
    }

    /** Value at the end of the last day, of what could be valued. */
    public BigDecimal closing() {
        return closing;
    }

    /** What came from outside, zero or more. */
    public BigDecimal inflow() {
        return inflow;
    }

    /** What went outside, zero or more. */
    public BigDecimal outflow() {
        return outflow;
    }

    /** The parts over all places. */
    public GainParts parts() {
        return places.stream().map(PlaceGain::parts).reduce(GainParts.NONE, GainParts::plus);
    }

    /** Every place that was held, paid or cost something, in order. */
    public List<PlaceGain> places() {
        return places;
    }

    /** By day. */
    public List<Flow> flows() {
        return flows;
    }

    /** What could not be valued, and when. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** How many days there are, the one before the period included. */
    public int size() {
        return values.length;
    }

    /** The day at an index. */
    public LocalDate day(int index) {
        return from.plusDays(index - 1L);
    }

    /** Value at the end of a day, of what could be valued. */
    public double value(int index) {
        return values[index];
    }

    public double inflow(int index) {
        return days.inflows[index];
    }

    public double outflow(int index) {
        return days.outflows[index];
    }

    /** Whether everything held and moved on a day could be valued. */
    public boolean isComplete(int index) {
        return !days.incomplete[index];
    }

    /** Whether something came or went by that day that was gone before it ever had a price. */
    public boolean hasUnknownFlow(int index) {
        return days.unknownFlow[index];
    }

    /** Whether a price or rate older than it should be was used. */
    public boolean isStale(int index) {
        return days.stale[index];
    }

    /**
     * Whether a day counts as one on which markets were open: something held, cash apart, has a
     * price of that very day; in a scope that never held such, whether a rate is of that day.
     */
    public boolean isObserved(int index) {
        return hasPrices ? days.priced[index] : days.rated[index];
    }

    /** Value of a place, by its index in {@link #places}, at the end of a day. */
    public double placeValue(int place, int index) {
        return placeValues[place][index];
    }

    /** What a place gained on a day; over all places: value less that before less net flow. */
    public double placeGain(int place, int index) {
        return placeGains[place][index];
    }

    /** What could not be valued on a day or never, of the first asset in question. */
    public Optional<Gap> gapOn(int index) {
        LocalDate day = day(index);
        return gaps.stream()
                .filter(gap -> !gap.first().isAfter(day) && !gap.last().isBefore(day))
                .findFirst();
    }
}
