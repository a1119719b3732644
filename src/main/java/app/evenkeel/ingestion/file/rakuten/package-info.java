/**
 * Rakuten Securities: trade histories, cash histories, dividends, deposits and withdrawals, and the
 * statement of what is held. May import {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.rakuten;

import org.jspecify.annotations.NullMarked;
