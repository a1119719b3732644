/**
 * Bybit's account logs, deposits, spot trades and futures. May import {@code domain} and {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.bybit;

import org.jspecify.annotations.NullMarked;
