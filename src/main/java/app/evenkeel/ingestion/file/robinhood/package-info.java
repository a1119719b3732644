/**
 * Robinhood's account activity. May import {@code domain}, {@code ingestion.file} and {@code
 * ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.robinhood;

import org.jspecify.annotations.NullMarked;
