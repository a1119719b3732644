/**
 * How portfolios did: performance, gains and risk over the ledger, prices and rates of the session,
 * with how each figure was made. Services are blocking and thread-safe; reports are immutable. May
 * import {@code domain}, {@code analytics}, {@code storage}, {@code portfolio}.
 */
@NullMarked
package app.evenkeel.portfolio.performance;

import org.jspecify.annotations.NullMarked;
