/**
 * Worth: positions, snapshots, daily series and what is missing for them. Pure functions. May
 * import {@code domain}, {@code analytics.ledger} and {@code analytics.lots}.
 */
@NullMarked
package app.evenkeel.analytics.valuation;

import org.jspecify.annotations.NullMarked;
