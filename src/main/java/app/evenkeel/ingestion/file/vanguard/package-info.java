/**
 * Vanguard's exports, of the United States and of the United Kingdom. May import {@code domain},
 * {@code ingestion.file} and {@code ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.vanguard;

import org.jspecify.annotations.NullMarked;
