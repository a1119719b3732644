/**
 * What the exports of crypto exchanges share: what symbols stand for, and trades told by several
 * balance changes. May import {@code domain} and {@code ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.exchange;

import org.jspecify.annotations.NullMarked;
