/**
 * What is held according to exchanges and block chains, and how it is booked: connections,
 * addresses, collecting, and the comparison with the ledger. Blocking and thread-safe. May import
 * {@code domain}, {@code ingestion}, {@code security}, {@code scheduling}, {@code storage} and the
 * services of {@code portfolio}.
 */
@NullMarked
package app.evenkeel.portfolio.collect;

import org.jspecify.annotations.NullMarked;
