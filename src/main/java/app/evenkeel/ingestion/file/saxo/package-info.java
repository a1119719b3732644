/**
 * Saxo's transactions. May import {@code domain}, {@code ingestion.file} and {@code
 * ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.saxo;

import org.jspecify.annotations.NullMarked;
