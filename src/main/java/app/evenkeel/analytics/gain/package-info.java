/**
 * Gains taken apart, in exact decimals: what came of prices, of income, of currencies, and what
 * fees and taxes took, of each place and each day. Pure functions; every type is immutable unless
 * it says otherwise. May import {@code domain}, {@code analytics.ledger} and {@code
 * analytics.valuation}.
 */
@NullMarked
package app.evenkeel.analytics.gain;

import org.jspecify.annotations.NullMarked;
