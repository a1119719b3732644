/**
 * Historical simulation: what a strategy would have made of known prices. Decisions are taken at
 * the close of a day, from what was known by then, and traded at the next price unless asked
 * otherwise. Prices are arrays of doubles in one currency, one value a bar. May import {@code
 * domain} and the other analytics. What describes a test is immutable and shared by threads; a run
 * belongs to one thread.
 */
@NullMarked
package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.NullMarked;
