/** CoinTracking's trade list. May import {@code domain} and {@code ingestion.file}. */
@NullMarked
package app.evenkeel.ingestion.file.cointracking;

import org.jspecify.annotations.NullMarked;
