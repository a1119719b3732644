/**
 * Orders, their fills, and the runs that send them. Quantities and prices are exact; symbols are
 * the usual ones ({@code BTC}, {@code EUR}), never a venue's own. May import {@code domain}.
 */
@NullMarked
package app.evenkeel.domain.order;

import org.jspecify.annotations.NullMarked;
