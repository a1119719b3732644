package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.gain.GainParts;

import java.math.BigDecimal;

/**
 * What an asset, a class or an account added.
 *
 * @param <K> what tells them apart
 * @param contribution to the time-weighted return, as a fraction; over all they sum to it
 * @param opening value before the period
 * @param closing value at its end
 * @param parts of its gain
 */
public record Contribution<K>(
        K key, double contribution, BigDecimal opening, BigDecimal closing, GainParts parts) {
    public BigDecimal gain() {
        return parts.total();
    }
}
