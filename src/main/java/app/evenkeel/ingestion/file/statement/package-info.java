/**
 * What the statements of brokers have in common: one row, one action word, one booking. May import
 * {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.statement;

import org.jspecify.annotations.NullMarked;
