/**
 * Accounts: what their keepers say is held beside what the ledger says, and the keys and addresses
 * that are asked. May import {@code domain}, {@code security}, {@code portfolio} in {@code
 * AccountsDesk}, and {@code presentation.fx} and {@code control}.
 */
@NullMarked
package app.evenkeel.presentation.accounts;

import org.jspecify.annotations.NullMarked;
