/**
 * The Transactions screen: the ledger, searched, filtered and edited by hand. May import {@code
 * domain}, {@code portfolio} and {@code presentation.fx}, {@code presentation.control}; no other
 * screen.
 */
@NullMarked
package app.evenkeel.presentation.transactions;

import org.jspecify.annotations.NullMarked;
