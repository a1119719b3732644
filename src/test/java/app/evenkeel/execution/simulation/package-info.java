/**
 * Runs against an exchange in the same process under a clock that jumps, with faults and crashes by
 * seed. The same code as in the program, but for disk and network.
 */
@NullMarked
package app.evenkeel.execution.simulation;

import org.jspecify.annotations.NullMarked;
