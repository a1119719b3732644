/**
 * Pure functions over records and arrays: lots, positions, valuation. No I/O, no clock, no state.
 * May import {@code domain} only.
 */
@NullMarked
package app.evenkeel.analytics;

import org.jspecify.annotations.NullMarked;
