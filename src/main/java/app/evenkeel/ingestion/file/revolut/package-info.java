/**
 * Revolut's statements of shares and of coins. May import {@code domain}, {@code ingestion.file}
 * and {@code ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.revolut;

import org.jspecify.annotations.NullMarked;
