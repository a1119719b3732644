/**
 * Cost basis: lots, disposals and realised gains out of a ledger. Pure functions. May import {@code
 * domain} and {@code analytics.ledger}.
 */
@NullMarked
package app.evenkeel.analytics.lots;

import org.jspecify.annotations.NullMarked;
