/**
 * Amounts, currencies, prices and exchange rates: exact decimals, never binary floating point.
 * Imports nothing but the JDK.
 */
@NullMarked
package app.evenkeel.domain.money;

import org.jspecify.annotations.NullMarked;
