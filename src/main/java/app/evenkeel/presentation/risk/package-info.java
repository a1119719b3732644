/**
 * The Risk screen: every figure with its sample size, drawdowns, rolling windows, how returns are
 * spread, and how what is held moves together. JavaFX thread only; it reads elsewhere through its
 * desk.
 */
@NullMarked
package app.evenkeel.presentation.risk;

import org.jspecify.annotations.NullMarked;
