/**
 * Files of Portfolio Performance: the client file as XML, and the CSV exports of transactions. May
 * import {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.portfolioperformance;

import org.jspecify.annotations.NullMarked;
