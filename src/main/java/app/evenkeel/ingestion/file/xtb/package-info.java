/**
 * XTB's cash operations. May import {@code domain}, {@code ingestion.file} and {@code
 * ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.xtb;

import org.jspecify.annotations.NullMarked;
