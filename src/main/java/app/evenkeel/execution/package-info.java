/**
 * Carries plans out: orders, venues, runs, reconciliation and what may stop them. May import {@code
 * domain}, {@code security}, {@code scheduling}, {@code ingestion}, {@code storage} and {@code
 * portfolio}. Services are blocking and thread-safe; runs of the schedule have threads of their
 * own, which end with the session.
 */
@NullMarked
package app.evenkeel.execution;

import org.jspecify.annotations.NullMarked;
