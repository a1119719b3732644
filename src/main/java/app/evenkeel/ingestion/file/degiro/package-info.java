/**
 * DEGIRO's account statement and list of transactions, in all its languages. May import {@code
 * domain}, {@code ingestion.file}, {@code ingestion.file.exchange} and {@code
 * ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.degiro;

import org.jspecify.annotations.NullMarked;
