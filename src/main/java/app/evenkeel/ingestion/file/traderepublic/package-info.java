/**
 * Trade Republic's transaction export, and the one that its customers' tools write. May import
 * {@code domain}, {@code ingestion.file} and {@code ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.traderepublic;

import org.jspecify.annotations.NullMarked;
