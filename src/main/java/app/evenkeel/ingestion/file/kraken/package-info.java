/**
 * Kraken's exports: the ledgers and the trades. May import {@code domain} and {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.kraken;

import org.jspecify.annotations.NullMarked;
