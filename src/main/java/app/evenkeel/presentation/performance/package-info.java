/**
 * The Performance screen: returns side by side, the curve beside a benchmark, months, what the gain
 * is made of and where it came from. JavaFX thread only; it reads elsewhere through its desk.
 */
@NullMarked
package app.evenkeel.presentation.performance;

import org.jspecify.annotations.NullMarked;
