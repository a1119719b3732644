/**
 * bitbank's trades, deposits and withdrawals. May import {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.bitbank;

import org.jspecify.annotations.NullMarked;
