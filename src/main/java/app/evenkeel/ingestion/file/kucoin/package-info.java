/**
 * KuCoin's trades, deposits, withdrawals and account history, old and new. May import {@code
 * domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.kucoin;

import org.jspecify.annotations.NullMarked;
