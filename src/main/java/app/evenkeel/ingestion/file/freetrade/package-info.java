/**
 * Freetrade's activity. May import {@code domain}, {@code ingestion.file} and {@code
 * ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.freetrade;

import org.jspecify.annotations.NullMarked;
