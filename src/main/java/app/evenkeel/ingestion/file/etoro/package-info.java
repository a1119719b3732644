/**
 * eToro's account activity and closed positions. May import {@code domain}, {@code ingestion.file}
 * and {@code ingestion.file.statement}.
 */
@NullMarked
package app.evenkeel.ingestion.file.etoro;

import org.jspecify.annotations.NullMarked;
