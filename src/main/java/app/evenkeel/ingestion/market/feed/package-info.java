/**
 * Prices, rates and quotes from the network, each source in the same shape. Asks through {@code
 * ingestion.net} only; may import {@code domain} beside it.
 */
@NullMarked
package app.evenkeel.ingestion.market.feed;

import org.jspecify.annotations.NullMarked;
