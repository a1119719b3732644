/**
 * What is held according to those who keep it, beside what the ledger says. May import {@code
 * domain}.
 */
@NullMarked
package app.evenkeel.domain.holding;

import org.jspecify.annotations.NullMarked;
