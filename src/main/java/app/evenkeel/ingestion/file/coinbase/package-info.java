/**
 * Coinbase's exports: the consumer report, and Coinbase Pro's account and fills. May import {@code
 * domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.coinbase;

import org.jspecify.annotations.NullMarked;
