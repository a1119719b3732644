/**
 * Binance's exports: the account statement, trades and orders of two generations, conversions,
 * deposits and withdrawals, card. May import {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.binance;

import org.jspecify.annotations.NullMarked;
