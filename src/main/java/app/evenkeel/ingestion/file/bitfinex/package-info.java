/**
 * Bitfinex's ledgers, trades and movements. May import {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.bitfinex;

import org.jspecify.annotations.NullMarked;
