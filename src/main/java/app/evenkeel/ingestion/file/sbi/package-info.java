/**
 * SBI Securities' lists of executions. May import {@code domain}, {@code ingestion.file} and {@code
 * ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.sbi;

import org.jspecify.annotations.NullMarked;
