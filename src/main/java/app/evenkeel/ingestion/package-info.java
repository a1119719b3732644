/**
 * Reads the outside world into domain records; never stores. May import {@code domain} and {@code
 * security}. No JavaFX, no SQL.
 */
@NullMarked
package app.evenkeel.ingestion;

import org.jspecify.annotations.NullMarked;
