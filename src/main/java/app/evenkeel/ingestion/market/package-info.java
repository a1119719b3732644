/**
 * Prices and exchange rates out of files. May import {@code domain} and {@code ingestion.file}'s
 * CSV reading.
 */
@NullMarked
package app.evenkeel.ingestion.market;

import org.jspecify.annotations.NullMarked;
