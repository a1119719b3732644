/**
 * Prices and exchange rates over time, each with its date so that its age can be shown. May import
 * {@code domain.money} and {@code domain.asset}.
 */
@NullMarked
package app.evenkeel.domain.market;

import org.jspecify.annotations.NullMarked;
