/**
 * What the ledger amounts to: positions, lots, snapshots, value series, data problems. Derived
 * values only; nothing here is stored by hand. May import the other domain packages.
 */
@NullMarked
package app.evenkeel.domain.portfolio;

import org.jspecify.annotations.NullMarked;
