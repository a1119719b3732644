/**
 * Runs that move no money: the log of a dry run, and the paper book, which fills orders against
 * known prices. Nothing here can reach a network. May import {@code domain}, {@code
 * execution.gateway}, {@code ingestion.net} (for the time), {@code storage} and {@code portfolio}.
 * Thread-safe.
 */
@NullMarked
package app.evenkeel.execution.rehearsal;

import org.jspecify.annotations.NullMarked;
