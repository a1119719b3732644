/**
 * The complete export: everything the store keeps, as plain documented files in one archive, and
 * the way back into an empty store. May import {@code domain}, {@code security}, {@code storage}
 * and {@code portfolio}.
 */
@NullMarked
package app.evenkeel.portfolio.export;

import org.jspecify.annotations.NullMarked;
