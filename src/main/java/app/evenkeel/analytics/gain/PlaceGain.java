package app.evenkeel.analytics.gain;

import java.math.BigDecimal;

/**
 * What one place gained from the first to the last day of a period.
 *
 * @param opening value before the first day, of what could be valued
 * @param closing value at the end of the last day
 */
public record PlaceGain(Place place, BigDecimal opening, BigDecimal closing, GainParts parts) {}
