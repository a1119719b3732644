/**
 * Bitstamp's transactions, old and new layout. May import {@code domain} and {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.bitstamp;

import org.jspecify.annotations.NullMarked;
