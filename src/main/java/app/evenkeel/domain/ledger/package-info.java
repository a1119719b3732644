/**
 * Accounts and the transactions that happened in them. May import {@code domain.money} and {@code
 * domain.asset}.
 */
@NullMarked
package app.evenkeel.domain.ledger;

import org.jspecify.annotations.NullMarked;
