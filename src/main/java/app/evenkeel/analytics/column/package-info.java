/**
 * Daily values from primitive columns: positions cumulated asset by asset, valued and summed in one
 * pass over each, for portfolios of hundreds of assets over ten years. Pure functions; every type
 * is immutable unless it says otherwise. May import {@code domain}, {@code analytics.ledger} and
 * {@code analytics.valuation}.
 */
@NullMarked
package app.evenkeel.analytics.column;

import org.jspecify.annotations.NullMarked;
