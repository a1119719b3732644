/**
 * bitFlyer's trade history in Japanese and English. May import {@code domain} and {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.file.bitflyer;

import org.jspecify.annotations.NullMarked;
