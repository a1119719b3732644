/**
 * Tells what in a file is new, known or in conflict with the ledger: on numbers alone, so that a
 * million rows fit in memory. Imports nothing but the JDK.
 */
@NullMarked
package app.evenkeel.portfolio.matching;

import org.jspecify.annotations.NullMarked;
