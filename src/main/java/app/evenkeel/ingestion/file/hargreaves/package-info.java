/**
 * Hargreaves Lansdown's account summary. May import {@code domain}, {@code ingestion.file} and
 * {@code ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.hargreaves;

import org.jspecify.annotations.NullMarked;
