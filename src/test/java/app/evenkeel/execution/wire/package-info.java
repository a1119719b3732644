/**
 * The whole way of a live order over HTTP, against the exchange of {@code app.evenkeel.exchange} on
 * this machine, with a real encrypted store.
 */
@NullMarked
package app.evenkeel.execution.wire;

import org.jspecify.annotations.NullMarked;
