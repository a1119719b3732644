/**
 * Fidelity's account history. May import {@code domain}, {@code ingestion.file} and {@code
 * ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.fidelity;

import org.jspecify.annotations.NullMarked;
