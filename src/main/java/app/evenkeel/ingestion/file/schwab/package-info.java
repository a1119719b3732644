/**
 * Charles Schwab's transaction export, in the column orders of all its years. May import {@code
 * domain}, {@code ingestion.file} and {@code ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.schwab;

import org.jspecify.annotations.NullMarked;
