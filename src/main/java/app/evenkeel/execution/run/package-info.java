/**
 * The way of a run from its approval to its end: one step after another, each written down before
 * it is done, so that a run that was cut off goes on where it stood. May import {@code domain},
 * {@code execution.gateway} and {@code ingestion.net}. A run is the work of one thread; different
 * runs may go at once.
 */
@NullMarked
package app.evenkeel.execution.run;

import org.jspecify.annotations.NullMarked;
