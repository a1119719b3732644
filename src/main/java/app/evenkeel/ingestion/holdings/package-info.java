/**
 * What is held at exchanges and on block chains: quantity and place only. Never stores. May import
 * {@code domain}, {@code security}, {@code ingestion.net}, and the codes of exchanges from {@code
 * ingestion.file}.
 */
@NullMarked
package app.evenkeel.ingestion.holdings;

import org.jspecify.annotations.NullMarked;
