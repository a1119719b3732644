package app.evenkeel.analytics.gain;

import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a scope gained over a period, exactly and taken apart, place by place and day by day.
 *
 * <p>closing = opening + inflow - outflow + gain, exactly, over what could be valued; the parts sum
 * to the gain. Index 0 of the days is the day before the period, index i its i-th day; daily
 * figures are doubles in the same currency, for statistics. Immutable; the arrays belong to it.
 */
public final class Gains {
    private final CurrencyCode currency;
    private final BigDecimal opening;
    private final BigDecimal closing;
    private final BigDecimal inflow;
    private final BigDecimal outflow;
    private final List<PlaceGain> places;
    private final List<Flow> flows;
    private final double[][] placeValues;
    private final double[][] placeGains;

    Gains(
            CurrencyCode currency,
            BigDecimal inflow,
            BigDecimal outflow,
            List<PlaceGain> places,
            List<Flow> flows,
            double[][] placeValues,
            double[][] placeGains) {
        this.currency = currency;
        this.inflow = inflow;
        this.outflow = outflow;
        this.places = List.copyOf(places);
        this.flows = List.copyOf(flows);
        this.placeValues = placeValues;
        this.placeGains = placeGains;
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

    /** Value of a place, by its index in {@link #places}, at the end of a day. */
    public double placeValue(int place, int index) {
        return placeValues[place][index];
    }

    /** What a place gained on a day; over all places: value less that before less net flow. */
    public double placeGain(int place, int index) {
        return placeGains[place][index];
    }
}
