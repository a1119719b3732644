/**
 * The Allocation screen: targets, drift, plan, rehearsal and run, and what became of earlier runs.
 * May import what presentation may. The JavaFX thread, but for the desk's methods, which block.
 */
@NullMarked
package app.evenkeel.presentation.allocation;

import org.jspecify.annotations.NullMarked;
